type RussianPlural = 'one' | 'few' | 'many' | 'other';
type EnglishPlural = 'one' | 'other';

/** The same keys in a language with two plural forms instead of Russian's four. */
export type Mirror<T> = {
  [Section in keyof T]: {
    [Key in keyof T[Section] as Key extends `${infer Base}_${RussianPlural}`
      ? `${Base}_${EnglishPlural}`
      : Key]: string;
  };
};
