/** Texts of the plan beside the rooms' own. */
export const plan = {
  overlay: 'Что показывает план',
  states: 'Состояния',
  locks: 'Замки',
  debts: 'Долги',
  unplaced: 'Без места на плане: {{count}}',
  choice: 'Выбранные ячейки',
  chosen: 'отмечена',
  mark: 'В выбор',
  chosenRooms_one: 'Выбрана {{count}} ячейка',
  chosenRooms_few: 'Выбраны {{count}} ячейки',
  chosenRooms_many: 'Выбрано {{count}} ячеек',
  chosenRooms_other: 'Выбрано {{count}} ячейки',
  chooseNone: 'Снять выбор',
  let_one: 'Сдать',
  let_few: 'Сдать вместе',
  let_many: 'Сдать вместе',
  let_other: 'Сдать вместе',
  index: 'Запланировать индексацию',
  only_let: 'Оставить свободные: {{n}}',
  only_planIndexation: 'Оставить сданные: {{n}}',
} as const;

export const lockLevels = {
  levelNone: 'Без замка',
  levelGood: 'Заряд от 50 %',
  levelMild: 'Заряд мал',
  levelMiddle: '20–49 %',
  levelStrong: 'Заряд мал',
  levelWorst: 'Меньше 20 %',
} as const;

export const debtLevels = {
  levelNone: 'Без долга',
  levelGood: 'Без долга',
  levelMild: 'Долг 1–10 дней',
  levelMiddle: '11–30 дней',
  levelStrong: '31–60 дней',
  levelWorst: 'Больше 60 дней',
} as const;

export const print = {
  title: 'План на бумаге',
  print: 'Печать',
  scale: 'М 1:{{scale}}',
  scaleLabel: 'Масштаб',
  paper: 'Поместится на лист {{paper}}, {{width}} × {{height}} мм.',
  ownPaper: 'Больше листа A0: понадобится {{width}} × {{height}} мм, для плоттера или файла.',
  hundred: 'Печатайте в размере 100 %, без подгонки под страницу: тогда масштаб верен.',
  failed: 'Рисунок такого размера не получился. Выберите масштаб мельче.',
  pending: 'есть данные, ещё не подтверждённые центром',
  fileName: 'план-{{warehouse}}-{{floor}}',
} as const;
