/** Storybook brings all it needs; without this file it would take the bank's configuration from the root. */
export default { build: { chunkSizeWarningLimit: 2000 } };
