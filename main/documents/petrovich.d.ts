declare module 'petrovich' {
  interface Person {
    readonly gender: 'male' | 'female' | 'androgynous';
    readonly last?: string;
    readonly first?: string;
    readonly middle?: string;
  }
  type Case = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional';
  const petrovich: (person: Person, gcase: Case) => Person;
  export default petrovich;
}
