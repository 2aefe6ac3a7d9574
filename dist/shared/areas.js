// src/sanity/areas.ts
/** What checks are grouped by, in the order of a report. */
const AREAS = [
	"lifecycle",
	"topics",
	"records",
	"groups",
	"configuration",
	"cluster",
	"metrics",
	"security",
	"compression",
	"transactions",
	"logging"
];

export { AREAS as t };