/** A fetch that keeps cookies and says which page it comes from, as a browser does. */
export function cookieJar(url: string): typeof fetch {
  const cookies = new Map<string, string>();
  return async (path, init) => {
    const response = await fetch(new URL(path as string, url), {
      ...init,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        origin: url,
        'sec-fetch-site': 'same-origin',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const split = pair.indexOf('=');
      cookies.set(pair.slice(0, split), pair.slice(split + 1));
    }
    return response;
  };
}
