/** Texts of the passport's photo, wherever it is shown or taken. */
export const passport = {
  photo: 'Фото паспорта',
  photoOf: 'Фото паспорта: {{name}}',
  none: 'Фото паспорта нет',
  failed: 'Фото паспорта не загрузилось',
  pdf: 'Скан паспорта в PDF',
  pdfHint: 'Сохраните файл и откройте его на этом компьютере.',
  pdfOpen: 'Сохранить скан',
  nearer: 'Крупнее',
  farther: 'Мельче',
  rotate: 'Повернуть',
  reset: 'Целиком',
  file: 'Выбрать файл',
  otherFile: 'Другой файл',
  camera: 'Снять камерой',
  again: 'Снять заново',
  drop: 'Убрать',
  dropHere:
    'Перетащите фото паспорта сюда, вставьте из буфера или выберите файл: JPEG, PNG, WebP или PDF до 10 МБ',
  shot: 'Снимок паспорта',
} as const;
