/**
 * The words to which an employee agrees before the camera is opened for the first time (152-ФЗ, статья 11: a photo by which
 * one is recognised is biometric data). Texts that have been shown are never edited: a change is a new version at the end.
 */
const TEXTS = [
  `Я согласен на обработку своих биометрических персональных данных — фотографий лица, сделанных веб-камерой рабочего компьютера.
Зачем: отметить начало и завершение моего рабочего дня и подтвердить, что отметку сделал я.
Что делается с фотографиями: их снимает эта программа по моему нажатию, хранит в зашифрованном виде на компьютерах компании в России и передаёт на сервер компании. Смотрят их люди: я сам, мои руководители и сотрудники с правом назначать доступы. Автоматического распознавания лиц нет, третьим лицам фотографии не передаются.
Срок: пока я работаю в компании.
Согласие я даю свободно, и отозвать его можно в любой момент на этом же экране. После отзыва рабочий день отмечается без фотографии, а прежние снимки убираются из табеля и больше никому не видны.`,
] as const;

export interface ConsentText {
  readonly version: number;
  readonly text: string;
}

/** The text that is shown now. */
export const currentConsentText = (): ConsentText => ({
  version: TEXTS.length,
  text: TEXTS[TEXTS.length - 1] ?? '',
});

/** A text by its version, undefined for one that never was. */
export const consentText = (version: number): ConsentText | undefined => {
  const text = TEXTS[version - 1];
  return text === undefined ? undefined : { version, text };
};
