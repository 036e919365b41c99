package dev.evenflow.notification.user.store;

import dev.evenflow.consistency.domain.CopyRow;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.codecs.Decoder;
import org.bson.codecs.DecoderContext;

/** Reads what a check needs and builds nothing else: a check reads every document there is. Damaged fields have their zero. */
final class ScannedUserDecoder implements Decoder<ScannedUser> {

    @Override
    public ScannedUser decode(BsonReader reader, DecoderContext context) {
        long id = 0;
        var isUser = false;
        long version = 0;
        var deleted = false;
        reader.readStartDocument();
        for (var type = reader.readBsonType(); type != BsonType.END_OF_DOCUMENT; type = reader.readBsonType()) {
            switch (reader.readName()) {
                case UserDocument.ID -> {
                    isUser = isWhole(reader, type);
                    id = number(reader, type);
                }
                case UserDocument.VERSION -> version = number(reader, type);
                case UserDocument.DELETED -> deleted = flag(reader, type);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new ScannedUser(isUser, new CopyRow(id, version, deleted));
    }

    /** A shell may have made it a double. */
    private static boolean isWhole(BsonReader reader, BsonType type) {
        if (type != BsonType.DOUBLE) {
            return type == BsonType.INT64 || type == BsonType.INT32;
        }
        var mark = reader.getMark();
        var id = reader.readDouble();
        mark.reset();
        return id == Math.rint(id);
    }

    private static long number(BsonReader reader, BsonType type) {
        return switch (type) {
            case INT64 -> reader.readInt64();
            case INT32 -> reader.readInt32();
            case DOUBLE -> (long) reader.readDouble();
            default -> {
                reader.skipValue();
                yield 0;
            }
        };
    }

    private static boolean flag(BsonReader reader, BsonType type) {
        if (type == BsonType.BOOLEAN) {
            return reader.readBoolean();
        }
        reader.skipValue();
        return false;
    }
}
