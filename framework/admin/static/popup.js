// The last page of a window that was opened beside a relation field: hands the row back and closes.
const {
  popupResponse: done,
  rowId: id,
  rowTitle: text,
} = document.querySelector('[data-popup-response]').dataset;

if (window.opener) {
  window.opener.postMessage({ related: { done, id, text } }, location.origin);
  window.close();
}
