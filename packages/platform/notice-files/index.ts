export { largestNotice, NoticeUnreadable, type UnreadableCode } from "./NoticeUnreadable.ts";
export { readNoticeFile, readNoticeStream, readNoticeText } from "./readNoticeText.ts";
