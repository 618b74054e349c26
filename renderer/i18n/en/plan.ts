export const plan = {
  overlay: 'What the plan shows',
  states: 'States',
  locks: 'Locks',
  debts: 'Debts',
  unplaced: 'Without a place on the plan: {{count}}',
  choice: 'Chosen rooms',
  chosen: 'chosen',
  mark: 'Choose',
  chosenRooms_one: '{{count}} room chosen',
  chosenRooms_other: '{{count}} rooms chosen',
  chooseNone: 'Choose none',
};

export const lockLevels = {
  levelNone: 'No lock',
  levelGood: 'Charge 50% and more',
  levelMild: 'Charge is low',
  levelMiddle: '20–49%',
  levelStrong: 'Charge is low',
  levelWorst: 'Under 20%',
};

export const debtLevels = {
  levelNone: 'No debt',
  levelGood: 'No debt',
  levelMild: 'In debt 1–10 days',
  levelMiddle: '11–30 days',
  levelStrong: '31–60 days',
  levelWorst: 'Over 60 days',
};
