const OWN_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * A centre's address as it is kept, without a slash at the end; null where it can't be one. Passwords and passports travel
 * there: without encryption only within this machine.
 */
export const centreAddress = (typed: string): string | null => {
  const text = typed.trim();
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  const allowed = protocol === 'https:' || (protocol === 'http:' && OWN_MACHINE.includes(hostname));
  return allowed ? text.replace(/\/+$/, '') : null;
};

const PATIENCE_MS = 8000;

/** Does a centre answer there? The address of a shop or of a desk is none. */
export const isCentre = async (address: string): Promise<boolean> => {
  try {
    const response = await fetch(`${address}/_desk_/status`, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'kind') === 'centre';
  } catch {
    return false;
  }
};
