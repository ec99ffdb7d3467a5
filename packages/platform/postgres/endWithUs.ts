import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends `server` in order when this process is gone, however it went. A process killed with SIGKILL cannot clean up, so
 * a shell waits on a pipe that only we hold open: when it closes, we are dead. Ends itself with the server.
 */
export function endWithUs(server: ChildProcess): void {
  const guard = spawn("sh", ["-c", `read -r _; kill -INT ${server.pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
    detached: true,
  });
  guard.on("error", () => undefined);
  guard.stdin?.on("error", () => undefined);
  guard.unref();
  server.once("exit", () => guard.kill("SIGKILL"));
}
