using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Suffice.Callers;

/// <summary>How callers' keys are written in their file.</summary>
internal static partial class CallerKeyText
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Names of keys: they stand in the ledger and in the bill.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.NonBacktracking)]
    public static partial Regex Name { get; }

    public static byte[] Write(ImmutableArray<CallerKey> keys) => JsonSerializer.SerializeToUtf8Bytes(new Whole(Version, keys), Form);

    /// <exception cref="JsonException">It is not JSON of this form.</exception>
    /// <exception cref="CallerKeyFileException">It is, and its parts do not hold together.</exception>
    public static ImmutableArray<CallerKey> Read(ReadOnlySpan<byte> text)
    {
        Whole whole = JsonSerializer.Deserialize<Whole>(text, Form) ?? throw new JsonException();
        if (whole.Version != Version)
        {
            throw new CallerKeyFileException($"a keys file of version {whole.Version}; this program reads version {Version}: update it");
        }

        ImmutableArray<CallerKey> keys = whole.Keys.IsDefault ? [] : whole.Keys;
        foreach (CallerKey? key in keys)
        {
            // What a list holds is not looked at by the reader.
            Check(key ?? throw new JsonException());
        }

        return keys.Select(key => key.Id).Distinct(StringComparer.Ordinal).Count() == keys.Length
            ? keys
            : throw new CallerKeyFileException("two keys have one id; make one of them anew");
    }

    private static void Check(CallerKey key)
    {
        if (!Name.IsMatch(key.Name))
        {
            throw new CallerKeyFileException($"the name of {key.Id} is not one; letters, digits, . _ -, at most 64");
        }

        if (!HashForm.IsMatch(key.Hash))
        {
            throw new CallerKeyFileException($"the hash of {key.Name} is not one; 64 hexadecimal digits in small letters");
        }

        if (key.Tasks.Contains(null!) || key.Models.Contains(null!))
        {
            throw new CallerKeyFileException($"a task or model of {key.Name} has no name");
        }

        if (key.RequestsPerMinute is <= 0 || key.TokensPerMinute is <= 0)
        {
            throw new CallerKeyFileException($"a limit of {key.Name} is not above 0; leave it out for none");
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex HashForm { get; }

    private sealed record Whole([property: JsonRequired] int Version, ImmutableArray<CallerKey> Keys);
}
