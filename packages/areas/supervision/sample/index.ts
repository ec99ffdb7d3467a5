export { type SampleSupervisor, sampleSupervisors } from "./people.ts";
export { type SamplePlace, samplePlaces } from "./places.ts";
export { again, answers, found, observations } from "./visitTexts.ts";
