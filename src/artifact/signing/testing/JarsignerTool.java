// The real jarsigner in one JVM, because each start costs half a second: one list of arguments per line on
// stdin, separated by tabs; its exit code and what it printed per line on stdout.
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.security.Permission;

public class JarsignerTool {
  private static class Exit extends SecurityException {
    final int code;

    Exit(int code) {
      this.code = code;
    }
  }

  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    // jarsigner ends the JVM where it has something to complain about.
    System.setSecurityManager(
        new SecurityManager() {
          @Override
          public void checkPermission(Permission permission) {}

          @Override
          public void checkExit(int code) {
            throw new Exit(code);
          }
        });
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = requests.readLine()) != null; ) {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      System.setOut(new PrintStream(printed));
      System.setErr(new PrintStream(printed));
      int code = 0;
      try {
        new sun.security.tools.jarsigner.Main().run(line.split("\t"));
      } catch (Exit exit) {
        code = exit.code;
      }
      System.setOut(answers);
      answers.println(code + "\t" + printed.toString().replaceAll("\\s+", " ").trim());
      answers.flush();
    }
  }
}
