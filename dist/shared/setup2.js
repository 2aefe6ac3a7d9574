import { t as setupGraalvm } from "./setup.js";

export { setupGraalvm };