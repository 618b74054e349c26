/** What a browser is to do with a file, and the name that it saves it under, in any script (RFC 6266, RFC 5987). */
export const contentDisposition = (how: 'inline' | 'attachment', name?: string): string => {
  if (name === undefined) return how;
  const spelled = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename*=UTF-8''${spelled}`;
};
