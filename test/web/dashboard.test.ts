import { dashboardForTests } from "./dashboard.ts";
import { pageClaims } from "./pages.ts";
import { readerClaims } from "./reader.ts";
import { stateClaims } from "./states.ts";

// One server and one browser for all of them: a browser takes longer to start than most claims to check.
const open = dashboardForTests();
pageClaims(open);
readerClaims(open);
stateClaims(open);
