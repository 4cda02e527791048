using System.Collections.Frozen;

namespace Suffice.Schemas.Patterns;

/// <summary>The names of Unicode's general categories that ECMA-262 knows, and .NET's names for them.</summary>
internal static class GeneralCategories
{
    private static readonly FrozenDictionary<string, string> Names = new (string Short, string[] Long)[]
    {
        ("L", ["Letter"]), ("Lu", ["Uppercase_Letter"]), ("Ll", ["Lowercase_Letter"]), ("Lt", ["Titlecase_Letter"]),
        ("Lm", ["Modifier_Letter"]), ("Lo", ["Other_Letter"]),
        ("M", ["Mark", "Combining_Mark"]), ("Mn", ["Nonspacing_Mark"]), ("Mc", ["Spacing_Mark"]), ("Me", ["Enclosing_Mark"]),
        ("N", ["Number"]), ("Nd", ["Decimal_Number", "digit"]), ("Nl", ["Letter_Number"]), ("No", ["Other_Number"]),
        ("P", ["Punctuation", "punct"]), ("Pc", ["Connector_Punctuation"]), ("Pd", ["Dash_Punctuation"]),
        ("Ps", ["Open_Punctuation"]), ("Pe", ["Close_Punctuation"]), ("Pi", ["Initial_Punctuation"]),
        ("Pf", ["Final_Punctuation"]), ("Po", ["Other_Punctuation"]),
        ("S", ["Symbol"]), ("Sm", ["Math_Symbol"]), ("Sc", ["Currency_Symbol"]), ("Sk", ["Modifier_Symbol"]), ("So", ["Other_Symbol"]),
        ("Z", ["Separator"]), ("Zs", ["Space_Separator"]), ("Zl", ["Line_Separator"]), ("Zp", ["Paragraph_Separator"]),
        ("C", ["Other"]), ("Cc", ["Control", "cntrl"]), ("Cf", ["Format"]), ("Co", ["Private_Use"]), ("Cn", ["Unassigned"]),
    }.SelectMany(c => c.Long.Append(c.Short).Select(name => KeyValuePair.Create(name, c.Short))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>.NET's name for what stands between the braces of <c>\p{...}</c>; null when it is no category.</summary>
    public static string? Find(string property)
    {
        string name = property.StartsWith("General_Category=", StringComparison.Ordinal) ? property["General_Category=".Length..]
            : property.StartsWith("gc=", StringComparison.Ordinal) ? property["gc=".Length..]
            : property;
        return Names.GetValueOrDefault(name);
    }
}
