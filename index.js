// n8n reads its entry points from "n8n" in package.json; this file only answers a plain require().
module.exports = {};
