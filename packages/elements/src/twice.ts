/** Tells whoever builds a page that it loads the kit twice. Loaded only then. */
type Defined = CustomElementConstructor & { readonly version?: string };

export function warn(tag: string, refused: Defined): void {
  const known = customElements.get(tag)!;
  const by = ({ version }: Defined) => (version ? `mfa-kit ${version}` : 'another library');
  // eslint-disable-next-line no-console -- whoever builds the page has to hear of it
  console.warn(`<${tag}> was defined before, by ${by(known)}. That of ${by(refused)} was left out.`);
}
