import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Starts an image as Testcontainers' users do, sends one record and reads it back. Arguments: image, substitute. */
public class ProduceConsume {
    public static void main(String[] args) {
        DockerImageName image = DockerImageName.parse(args[0]).asCompatibleSubstituteFor(args[1]);
        try (KafkaContainer kafka = new KafkaContainer(image)) {
            kafka.start();
            String servers = kafka.getBootstrapServers();
            Map<String, Object> common = Map.of("bootstrap.servers", servers, "group.id", "g", "auto.offset.reset", "earliest");
            try (var producer = new KafkaProducer<>(common, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("t", "key", "value"));
            }
            try (var consumer = new KafkaConsumer<>(common, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of("t"));
                for (int attempt = 0; attempt < 60; attempt++) {
                    for (var record : consumer.poll(Duration.ofMillis(500))) {
                        System.out.println("read " + record.key() + ":" + record.value());
                        return;
                    }
                }
                throw new IllegalStateException("no record came back from " + servers);
            }
        }
    }
}
