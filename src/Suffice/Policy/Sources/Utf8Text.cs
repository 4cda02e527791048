using System.Text;
using Suffice.Yaml;

namespace Suffice.Policy.Sources;

/// <summary>Reads bytes as the text of a policy: UTF-8, without control characters.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; <see langword="null"/> when it is none, which is told.</summary>
    public static string? Read(byte[] bytes, string file, string path, YamlFindings findings)
    {
        ReadOnlySpan<byte> content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        try
        {
            string text = Strict.GetString(content);
            int control = text.AsSpan().IndexOfAnyInRange('\0', '\b');
            if (control < 0)
            {
                return text;
            }

            int line = 1 + text.AsSpan(0, control).Count('\n');
            findings.Error(
                new YamlPlace(file, line, control - text.LastIndexOf('\n', control)), path,
                "a control character",
                "text alone");
        }
        catch (DecoderFallbackException broken)
        {
            int at = Math.Clamp(broken.Index, 0, content.Length);
            int line = 1 + content[..at].Count((byte)'\n');
            int column = at - content[..at].LastIndexOf((byte)'\n');
            findings.Error(
                new YamlPlace(file, line, column), path,
                "bytes that are not UTF-8",
                "a file saved as UTF-8");
        }

        return null;
    }
}
