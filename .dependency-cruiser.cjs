/** Cycles and stray dependencies; the directions between layers are held by architecture.test.ts. */
module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      // Types may point back: they are gone when the program runs.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "not-resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      // vite/client is types alone.
      to: { couldNotResolve: true, pathNot: "^vite/client$" },
    },
    {
      name: "not-declared",
      comment: "A package that the root package.json does not list.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "development-only",
      comment: "Code that a city runs must not need what is installed for development alone.",
      severity: "error",
      from: { path: "^(packages|apps)/", pathNot: "\\.test\\.ts$|/preview/|/testing/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "test-is-no-library",
      comment: "What two tests share lies in a file of its own.",
      severity: "error",
      from: {},
      to: { path: "\\.test\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
