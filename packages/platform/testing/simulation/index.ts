export { saveSimulation } from "./saveSimulation.ts";
export { Simulation, type SimulationParts } from "./Simulation.ts";
