namespace Suffice.Yaml.Binding;

/// <summary>Where a key is kept: <c>env:NAME</c> or <c>file:PATH</c>. A policy never holds the key itself.</summary>
/// <param name="InFile">True for a file.</param>
/// <param name="Name">The variable's name or the file's path.</param>
internal sealed record SecretReference(bool InFile, string Name)
{
    public const string Right = "env:NAME for an environment variable, or file:PATH for a file that holds it";

    public static SecretReference? Read(string text)
    {
        if (text.StartsWith("env:", StringComparison.Ordinal) && IsVariable(text.AsSpan(4)))
        {
            return new SecretReference(InFile: false, text[4..]);
        }

        return text.StartsWith("file:", StringComparison.Ordinal) && text.Length > 5
            ? new SecretReference(InFile: true, text[5..])
            : null;
    }

    public override string ToString() => $"{(InFile ? "file" : "env")}:{Name}";

    private static bool IsVariable(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return name.Length > 0 && !char.IsAsciiDigit(name[0]);
    }
}
