import { t as sanityStep } from "./sanity-step.js";

export { sanityStep };