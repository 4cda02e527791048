using System.Collections.Frozen;

namespace Suffice.Schemas.Formats;

/// <summary>Whether a text is of a format.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<char> text);

/// <summary>The formats that can be checked, by name. <c>idn-hostname</c> needs the tables of IDNA 2008 and is not among them.</summary>
internal static class KnownFormats
{
    private static readonly FrozenDictionary<string, FormatCheck> Checks = new Dictionary<string, FormatCheck>(StringComparer.Ordinal)
    {
        ["date"] = DateAndTime.IsDate,
        ["time"] = DateAndTime.IsTime,
        ["date-time"] = DateAndTime.IsDateTime,
        ["duration"] = Duration.IsDuration,
        ["email"] = text => MailAddress.IsAddress(text, international: false),
        ["idn-email"] = text => MailAddress.IsAddress(text, international: true),
        ["hostname"] = text => HostName.IsHostName(text, international: false),
        ["ipv4"] = InternetAddress.IsVersion4,
        ["ipv6"] = InternetAddress.IsVersion6,
        ["uri"] = text => UriText.IsUri(text, international: false),
        ["uri-reference"] = text => UriText.IsReference(text, international: false),
        ["iri"] = text => UriText.IsUri(text, international: true),
        ["iri-reference"] = text => UriText.IsReference(text, international: true),
        ["uri-template"] = UriTemplate.IsTemplate,
        ["uuid"] = text => Guid.TryParseExact(text, "D", out _) && text.Length == 36,
        ["json-pointer"] = PointerText.IsPointer,
        ["relative-json-pointer"] = PointerText.IsRelativePointer,
        ["regex"] = RegularExpression.IsPattern,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Newest = FrozenSet.Create(StringComparer.Ordinal, "duration", "uuid");

    /// <summary>The check of a format; null when it is not known to a draft.</summary>
    public static FormatCheck? Find(string name, JsonSchemaDraft draft)
        => draft == JsonSchemaDraft.Draft7 && Newest.Contains(name) ? null : Checks.GetValueOrDefault(name);
}
