/**
 * Source of the JMX probe, run by `java` as a single file: it reads one request per line,
 * `read<TAB>host:port<TAB>object name<TAB>attribute` or `dump<TAB>host:port<TAB>file`, and answers
 * `ok<TAB>value` or `error<TAB>reason`. It is text in a module because a bundled action has no files beside it.
 */
export const JMX_PROBE_SOURCE = `
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

public class JmxProbe {
    private static final Map<String, MBeanServerConnection> CONNECTIONS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(answer(line.split("\\t")).replace('\\n', ' '));
        }
    }

    private static String answer(String[] request) {
        boolean known = CONNECTIONS.containsKey(request[1]);
        try {
            return perform(request);
        } catch (IOException e) {
            // A connection from before that its heartbeat, once a minute, has found dead meanwhile: another broker may be there.
            CONNECTIONS.remove(request[1]);
            return known ? answer(request) : "error\\t" + e;
        } catch (Exception e) {
            return "error\\t" + e;
        }
    }

    private static String perform(String[] request) throws Exception {
        MBeanServerConnection server = connect(request[1]);
        if (request[0].equals("read")) {
            return "ok\\t" + server.getAttribute(new ObjectName(request[2]), request[3]);
        }
        Object[] liveOnly = {request[2], true};
        String[] types = {"java.lang.String", "boolean"};
        server.invoke(new ObjectName("com.sun.management:type=HotSpotDiagnostic"), "dumpHeap", liveOnly, types);
        return "ok\\t" + request[2];
    }

    private static MBeanServerConnection connect(String address) throws Exception {
        MBeanServerConnection known = CONNECTIONS.get(address);
        if (known != null) return known;
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + address + "/jmxrmi");
        MBeanServerConnection made = JMXConnectorFactory.connect(url).getMBeanServerConnection();
        CONNECTIONS.put(address, made);
        return made;
    }
}
`;
