import { SIZE_GROUPS } from "../market/size-groups.ts";

/** All pledges, then those on stocks of one size at the close of their start. */
export const PLEDGE_GROUPS = ["all", ...SIZE_GROUPS] as const;
export type PledgeGroupName = (typeof PLEDGE_GROUPS)[number];
