/** What each figure of the dashboards means, in the words of the desk. */
export const dashboardMeans = {
  rooms_rate: 'Occupied rooms of all rooms in service, now.',
  area_rate: 'Area of occupied rooms of the area of all rooms in service, now.',
  economic_rate:
    'Monthly rent in place of what all rooms in service would bring at the list price for 1–5 months. Charged.',
  rooms_offered: 'All rooms but those not offered.',
  rooms_occupied: 'Rooms occupied and being vacated.',
  rent_potential: 'Rent of a month if all rooms in service were let at the list price for 1–5 months.',
  trend_rent:
    'Monthly rent of all rentals that run on the period’s last day (today at the latest), with indexations.',
  trend_area: 'Area of the rooms whose rental runs on the period’s last day.',
  trend_price_1m: 'Rent a month by the area let, on the period’s last day.',
  inflow: 'Clients whose rental began with none the day before. Who returns counts again.',
  outflow: 'Clients whose last rental ended: there is none the day after.',
  newClients: 'Clients whose very first rental in the chain began in the period in this house.',
  churn:
    'Move-outs without transfers by rooms occupied at the month’s start; the mean of the period’s months.',
  avgRent: 'Mean length of the rentals that ran in the period, ended and running, in months of 365/12 days.',
  medianStay: 'Half of the rentals ended in the period were shorter.',
  roomsPerClient: 'Different rooms of a client who rented in the period.',
  areaPerClient: 'Area of these rooms for a client.',
  revenue: 'Payments for rent and sales less returns, by day of payment. No deposits, no fines.',
  revenue_rent: 'Payments for rent less returns, by day of payment.',
  revenue_fines: 'Fines less returns; not part of the revenue.',
  avg_price_per_m2: 'Monthly rent of the rentals that run on the period’s last day, by their area.',
  avg_price_per_room: 'Mean monthly rent of the rentals that run on the period’s last day.',
  revenue_per_available_m2:
    'Rent received for 1 m² of all rooms in service a month (RevPAM): occupied and free.',
  economic_occupancy_rate:
    'Rent received of what all rooms in service would have brought in these days at today’s list prices. Collected.',
  delayed_payments_cnt_rate:
    'Of the payments due in the period and past, the share not paid by the end of the due day.',
  delayed_payments_sum_rate: 'The same by money: a paid one’s sum, an unpaid one’s debt today.',
  cnt_active_agrs: 'Agreements with a rental that runs on the period’s last day.',
  debitors: 'Debts of running agreements today, whatever the period.',
  new_clients_revenue_rent:
    'Payments for rent less returns from clients whose first rental in the chain began in the period.',
  reestr_sum_was:
    'Monthly rent of the rentals begun before the period and running on its first day. The register: agreements begun before the period.',
  reestr_sum:
    'What falls due in the period on the register’s agreements: paid, overdue and each one’s next expected.',
  reestr_revenue: 'Payments for rent less returns in the period on the register’s agreements.',
  reestr_sum_past: 'Of what is due in the period: unpaid and overdue.',
  reestr_sum_future: 'Of what is due in the period: unpaid, due today or ahead.',
  total_reestr: 'What was received, and what is yet unpaid.',
} as const;
