/** Four notes on two indices, as a desk keeps them: two to be derived from closes since October 2023, two with a status. */
export const SMALL_BOOK = `id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out_ratio,knock_out_step,knock_in_ratio,coupon,participation,strike,status
A1,000905.SH,200000000,2023-10-13,5600,24,3,1.03,0,0.85,0.12,1,1,
A2,000852.SH,150000000,2023-11-03,6050,24,3,1.03,-0.005,0.8,0.14,1,1,
B1,000852.SH,300000000,2023-02-17,6880,24,3,1.03,0,0.75,0.15,1,1,alive
B2,000852.SH,100000000,2023-02-17,6880,24,3,1.03,0,0.8,0.15,1,1,knocked-in
`;
