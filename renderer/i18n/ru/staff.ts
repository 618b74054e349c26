/** Texts of «Сотрудники»: hierarchy and accesses. */
export const staff = {
  tabs: 'Разделы экрана «Сотрудники»',
  tree: 'Структура',
  access: 'Доступы',
  time: 'Рабочее время',
  searchLabel: 'Поиск сотрудника по имени или должности',
  searchPlaceholder: 'Имя или должность',
  found_one: '{{count}} сотрудник',
  found_few: '{{count}} сотрудника',
  found_many: '{{count}} сотрудников',
  found_other: '{{count}} сотрудника',
  nobody: 'Никого не нашли по запросу «{{query}}»',
  nobodyHint: 'Проверьте написание или очистите поиск.',
  empty: 'Сотрудников пока нет',
  emptyHint: 'Они появятся после первого обмена с центром.',
  failed: 'Сотрудники не загрузились',
  outside: 'Вне иерархии',
  loop: 'Подчинение замкнуто',
  loopHint: '{{names}}: каждый записан начальником следующего. Сообщите тому, кто ведёт список сотрудников.',
  under_one: '{{count}} подчинённый',
  under_few: '{{count}} подчинённых',
  under_many: '{{count}} подчинённых',
  under_other: '{{count}} подчинённых',
  you: 'вы',
  choose: 'Выберите сотрудника',
  chooseHint: 'Здесь появятся его доступы и то, кто и когда их менял.',
  chief: 'Руководитель',
  noChief: 'нет',
  level: 'Уровень',
  levelOutside: 'вне иерархии',
  write: 'Написать',
  hours: 'Рабочее время',
  rights: 'Доступы',
  noRights: 'Только просмотр',
  history: 'Изменения доступов',
  historyEmpty: 'Доступы не менялись с начала учёта.',
  historyFailed: 'История не загрузилась',
  given: 'открыт: {{right}}',
  taken: 'закрыт: {{right}}',
  employee: 'Сотрудник',
  matrix: 'Доступы сотрудников',
  matrixHint: 'Стрелки — по клеткам, пробел — открыть или закрыть доступ. Каждое изменение подтверждается.',
  confirmGive: 'Открыть доступ?',
  confirmTake: 'Закрыть доступ?',
  confirmDo: 'Открыть доступ',
  confirmUndo: 'Закрыть доступ',
  when: 'Здесь — сразу, новый вход не нужен. На других компьютерах — после ближайшего обмена с центром. Изменение попадёт в журнал.',
  ownAccess: 'Это ваш собственный доступ: вернуть его себе вы не сможете.',
  changedGive: 'Открыт доступ: {{name}} — {{right}}.',
  changedTake: 'Закрыт доступ: {{name}} — {{right}}.',
  revert: 'Вернуть как было',
} as const;

/** Accesses by their names on the wire: what they are called. */
export const accessNames = {
  can_add_clients_agrs: 'Клиенты и договоры',
  can_approve_clients: 'Подтверждение',
  can_edit_clients: 'Правка клиентов',
  can_add_edit_payments: 'Платежи',
  can_set_accesses: 'Доступы',
  needs_time_control: 'Учёт времени',
} as const;

/** What each lets one do. */
export const accessHints = {
  can_add_clients_agrs: 'Заводит клиентов, оформляет договоры, тесты и брони',
  can_approve_clients: 'Сверяет паспорт с фото и подтверждает клиента',
  can_edit_clients: 'Меняет данные клиентов и фото паспорта',
  can_add_edit_payments: 'Принимает и правит платежи, делает возвраты',
  can_set_accesses: 'Открывает и закрывает доступы, задаёт графики, видит время всех',
  needs_time_control: 'Отмечает начало и конец рабочего дня и попадает в табель',
} as const;

/** The effect of giving one, in words. */
export const accessGiven = {
  can_add_clients_agrs: '{{name}} сможет заводить клиентов, оформлять договоры, тесты и брони.',
  can_approve_clients: '{{name}} сможет подтверждать клиентов: после этого их договоры вступают в силу.',
  can_edit_clients: '{{name}} сможет менять данные клиентов и фото паспорта.',
  can_add_edit_payments: '{{name}} сможет принимать и править платежи и делать возвраты.',
  can_set_accesses:
    '{{name}} сможет открывать и закрывать доступы всем, включая вас, задавать графики и видеть рабочее время всех сотрудников.',
  needs_time_control: '{{name}} будет отмечать начало и конец рабочего дня и появится в табеле.',
} as const;

/** The effect of taking one. */
export const accessTaken = {
  can_add_clients_agrs: '{{name}} больше не сможет заводить клиентов и оформлять договоры, тесты и брони.',
  can_approve_clients: '{{name}} больше не сможет подтверждать клиентов.',
  can_edit_clients: '{{name}} больше не сможет менять данные клиентов.',
  can_add_edit_payments: '{{name}} больше не сможет принимать и править платежи и делать возвраты.',
  can_set_accesses: '{{name}} больше не сможет назначать доступы и графики.',
  needs_time_control: '{{name}} не обязан будет отмечать рабочий день. Прежние отметки останутся в табеле.',
} as const;
