package dev.evenflow.notification.user.store;

import dev.evenflow.consistency.domain.CopyRow;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Reads what a check needs and builds nothing else: a check reads every document there is. Damaged fields have their zero. */
final class ScannedUserCodec implements Codec<ScannedUser> {

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
                    isUser = type == BsonType.INT64 || type == BsonType.INT32;
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

    @Override
    public void encode(BsonWriter writer, ScannedUser user, EncoderContext context) {
        throw new UnsupportedOperationException("a check does not write documents");
    }

    @Override
    public Class<ScannedUser> getEncoderClass() {
        return ScannedUser.class;
    }
}
