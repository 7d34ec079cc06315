// Loaded into a measured process (node --import): writes its peak memory in bytes to $BENCH_MEMORY when it ends.
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS * 1024)));
