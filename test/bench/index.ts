/** `npm run bench`: every measurement, one after the other. Each file also runs alone. */
console.log('Shares of the speed of a baseline in the same run; only ratios mean anything here.\n');
for (const name of ['guard', 'verify', 'start', 'console', 'preview', 'first-field'])
  await import(`./${name}.js`);
