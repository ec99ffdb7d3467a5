export { Simulation, type SimulationParts } from "./Simulation.ts";
export { saveSimulation } from "./saveSimulation.ts";
