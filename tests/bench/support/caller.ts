/** `fork('caller.ts', [url, token])`: asks what it is told to by message, reads the answer as it comes and keeps none of it. */
const [url = '', token = ''] = process.argv.slice(2);

process.on('message', async ({ id, path, method }: { id: number; path: string; method: string }) => {
  const started = performance.now();
  const response = await fetch(url + path, { method, headers: { authorization: `Bearer ${token}` } });
  let bytes = 0;
  for await (const piece of response.body ?? []) bytes += piece.length;
  process.send?.({ id, bytes, status: response.status, ms: performance.now() - started });
});
