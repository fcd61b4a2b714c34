// The real tools in one JVM, because each start costs half a second: one request per line on stdin, fields
// separated by tabs, one answer per line on stdout. Started with apksigner.jar on the class path.
import com.android.apksig.ApkVerifier;
import com.android.apksigner.ApkSignerTool;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

public class SigningTools {
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(silent);
    System.setErr(silent);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = requests.readLine()) != null; ) {
      String[] fields = line.split("\t");
      String[] rest = Arrays.copyOfRange(fields, 1, fields.length);
      String answer;
      try {
        answer = fields[0].equals("verify") ? verify(rest) : run(rest);
      } catch (Throwable thrown) {
        answer = "thrown\t" + thrown.toString().replaceAll("[\\t\\n\\r]", " ");
      }
      answers.println(answer);
      answers.flush();
    }
  }

  /** apksigner's own command line. */
  private static String run(String[] args) throws Exception {
    ApkSignerTool.main(args);
    return "done";
  }

  /** verified, schemes, certificates, issues. */
  private static String verify(String[] args) throws Exception {
    ApkVerifier.Builder builder = new ApkVerifier.Builder(new File(args[2]));
    if (!args[0].equals("-")) builder.setMinCheckedPlatformVersion(Integer.parseInt(args[0]));
    if (!args[1].equals("-")) builder.setMaxCheckedPlatformVersion(Integer.parseInt(args[1]));
    ApkVerifier.Result result = builder.build().verify();
    StringJoiner schemes = new StringJoiner(",");
    if (result.isVerifiedUsingV1Scheme()) schemes.add("v1");
    if (result.isVerifiedUsingV2Scheme()) schemes.add("v2");
    if (result.isVerifiedUsingV3Scheme()) schemes.add("v3");
    StringJoiner certificates = new StringJoiner(",");
    for (X509Certificate certificate : result.getSignerCertificates())
      certificates.add(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    List<ApkVerifier.IssueWithParams> issues = new ArrayList<>(result.getErrors());
    result.getV1SchemeSigners().forEach(signer -> issues.addAll(signer.getErrors()));
    result.getV2SchemeSigners().forEach(signer -> issues.addAll(signer.getErrors()));
    result.getV3SchemeSigners().forEach(signer -> issues.addAll(signer.getErrors()));
    StringJoiner names = new StringJoiner(",");
    issues.forEach(issue -> names.add(issue.getIssue().toString()));
    return String.join(
        "\t", String.valueOf(result.isVerified()), schemes.toString(), certificates.toString(), names.toString());
  }
}
