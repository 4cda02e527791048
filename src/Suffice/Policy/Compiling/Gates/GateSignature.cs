using System.Security.Cryptography;
using System.Text;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Gates;

/// <summary>Identifies the checks of a gate with their options and the files they read, so that a change of any is seen.</summary>
internal static class GateSignature
{
    private const string Version = "gate1_";

    /// <summary>The signature of a gate.</summary>
    /// <param name="gate">As written; <see langword="null"/> for none.</param>
    /// <param name="files">What its checks read, in order.</param>
    public static string Of(YamlNode? gate, IEnumerable<string> files)
    {
        StringBuilder text = new();
        if (gate is not null)
        {
            Write(gate, text);
        }

        foreach (string file in files)
        {
            text.Append('\n').Append(file.Length).Append(':').Append(file);
        }

        return Version + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private static void Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlScalar scalar:
                text.Append(scalar.Text.Length).Append(':').Append(scalar.Text);
                break;
            case YamlList { Items: [var only] }:
                Write(only, text);
                break;
            case YamlList list:
                text.Append('[');
                foreach (YamlNode item in list.Items)
                {
                    Write(item, text);
                }

                text.Append(']');
                break;
            case YamlMap map:
                text.Append('{');
                foreach (YamlEntry entry in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    text.Append(entry.Key.Length).Append(':').Append(entry.Key);
                    Write(entry.Value, text);
                }

                text.Append('}');
                break;
        }
    }
}
