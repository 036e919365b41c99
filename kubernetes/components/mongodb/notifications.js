// Run once by the image, on an empty volume: the user of notification-svc, who reads and writes its database and no other.
db.getSiblingDB("notifications_db").createUser({
  user: process.env.NOTIFICATIONS_USER,
  pwd: process.env.NOTIFICATIONS_PASSWORD,
  roles: [{ role: "readWrite", db: "notifications_db" }],
});
