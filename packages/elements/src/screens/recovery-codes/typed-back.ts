/** Whether what was typed is one of the codes, read as the server reads them: O as 0, I and L as 1, case and hyphens free. */
export function isOneOf(typed: string, codes: readonly string[]): boolean {
  const read = bare(typed);
  return read !== '' && codes.some((code) => bare(code) === read);
}

function bare(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
