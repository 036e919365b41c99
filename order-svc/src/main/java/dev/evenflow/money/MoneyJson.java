package dev.evenflow.money;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.evenflow.money.domain.Money;
import jakarta.inject.Singleton;
import java.io.IOException;

/** How money is stored in events: a plain number with two places. */
@Singleton
public class MoneyJson extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public MoneyJson() {
        super(MoneyJson.class.getName());
        addSerializer(Money.class, new Writer());
        addDeserializer(Money.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Money> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(money.amount());
        }
    }

    private static final class Reader extends StdScalarDeserializer<Money> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Money(parser.getDecimalValue());
        }
    }
}
