import { render } from "preact";
import { App } from "./app.tsx";
import "./style/tokens.css";
import "./style/page.css";
import "./style/bar.css";
import "./style/sections.css";
import "./style/tables.css";
import "./style/states.css";
import "./style/factors.css";
import "./style/drift.css";
import "./style/snowball.css";
import "./style/books.css";
import "./style/chain.css";
import "./style/phone.css";
import "./style/print.css";

const place = document.getElementById("app");
if (!place) throw new Error("index.html has no #app");
render(<App />, place);
