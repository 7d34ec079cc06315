/** A file of loans to start from; lines that begin with # are passed over. The loans are made up. */
export const PLEDGE_TEMPLATE = `# Loans against pledged shares, a row a loan. Needed: name,code,shares,start_date. The rest may be empty or left out:
# loan               yuan lent; empty: rate x close at the start x shares
# rate               pledge rate, decimal; empty: --rate
# warning_line       performance ratio, decimal; empty: --warning
# close_out_line     the same; empty: --close-out
# interest           a year, added to the debt; empty: --interest
# other_collateral   yuan of cash or other collateral
# controlling        yes: at most 1% of the company in 90 days by auction; no; empty: --controlling
name,code,shares,start_date,loan,rate,warning_line,close_out_line,interest,other_collateral,lender,controlling
first,600519,100000,2023-06-01,,0.4,1.6,1.4,,,a broker,yes
second,002415,20000000,2023-09-01,300000000,,1.5,1.3,0.06,10000000,a bank,no
`;
