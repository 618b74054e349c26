/** «при пла» means «Принять платёж»: every word typed begins a word of the name. */
export const meant = (typed: string, name: string): boolean => {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
  const own = words(name);
  return words(typed).every((word) => own.some((one) => one.startsWith(word)));
};
