/** A client that costs next to nothing: raw requests over a few kept connections, each sent when the one before is answered. */
import { connect, type Socket } from 'node:net';

export interface Shot {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: object;
}

export interface Hit {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly text: string;
}

const CONNECTIONS = 4;

/** Sends them all; the answers come back in the same order. */
export async function fire(port: number, shots: readonly Shot[]): Promise<Hit[]> {
  const hits = new Array<Hit>(shots.length);
  const left = shots.entries();
  const gunner = async () => {
    const socket = connect(port, '127.0.0.1').setNoDelay();
    for (const [i, shot] of left) hits[i] = await send(socket, shot);
    socket.destroy();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, gunner));
  return hits;
}

function send(socket: Socket, { method, path, cookie, body }: Shot): Promise<Hit> {
  const text = body ? JSON.stringify(body) : '';
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: application/json',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    ...(body ? ['Sec-Fetch-Site: same-origin', 'Content-Type: application/json'] : []),
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  return new Promise((resolve, reject) => {
    let answer = '';
    const onData = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const hit = read(answer);
      if (!hit) return;
      socket.off('data', onData).off('error', reject);
      resolve(hit);
    };
    socket.on('data', onData).once('error', reject);
    socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`);
  });
}

/** The answer, if it is whole. */
function read(answer: string): Hit | undefined {
  const end = answer.indexOf('\r\n\r\n');
  const length = Number(/\r\nContent-Length: (\d+)/i.exec(answer)?.[1]);
  if (end < 0 || answer.length < end + 4 + length) return undefined;
  const cookies = [...answer.slice(0, end).matchAll(/\r\nSet-Cookie: ([^;]+)/gi)].map(
    ([, pair = '']) => pair,
  );
  return { status: Number(answer.slice(9, 12)), cookies, text: answer.slice(end + 4) };
}
