using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Suffice.Yaml.Binding;

/// <summary>Holds values to the limits their record states with validation attributes.</summary>
internal sealed class ValueLimits(YamlFindings findings)
{
    public bool Hold(RecordKey key, object value, string path)
    {
        bool held = true;
        foreach (ValidationAttribute limit in key.Limits)
        {
            if (!limit.IsValid(Measured(limit, value)))
            {
                held = false;
                findings.Error(path, Wrong(limit, key, value), Right(limit, key));
            }
        }

        return held;
    }

    /// <summary>Immutable arrays are structs that the length attributes do not know; their values as an array they do.</summary>
    private static object Measured(ValidationAttribute limit, object value) =>
        limit is LengthAttribute or MinLengthAttribute or MaxLengthAttribute && value is not string
            ? ManyForm.ValuesOf(value).ToArray()
            : value;

    private static string Wrong(ValidationAttribute limit, RecordKey key, object value) => limit switch
    {
        MinLengthAttribute => value is string ? "an empty text" : "an empty list",
        LengthAttribute or MaxLengthAttribute => "of a length that is not allowed here",
        _ when key.Scalar is { Secret: false } form => $"{Shown.Value(form.Write(value))} is not allowed here",
        _ => "a value that is not allowed here",
    };

    private static string Right(ValidationAttribute limit, RecordKey key) => limit switch
    {
        RangeAttribute range => Between(range, key),
        MinLengthAttribute shortest => $"at least {shortest.Length} {(key.Type == typeof(string) ? "character" : "value")}, or no key at all",
        AllowedValuesAttribute allowed => string.Join(" or ", allowed.Values),
        RegularExpressionAttribute pattern => limit.ErrorMessage ?? $"what matches {pattern.Pattern}",
        _ => limit.FormatErrorMessage(key.Name),
    };

    private static string Between(RangeAttribute range, RecordKey key)
    {
        string least = Text(range.Minimum, key);
        bool open = range.Maximum is int.MaxValue or double.MaxValue;
        return (open, range.MinimumIsExclusive) switch
        {
            (true, true) => $"more than {least}",
            (true, false) => $"at least {least}",
            (false, true) => $"more than {least} and at most {Text(range.Maximum, key)}",
            _ => $"from {least} to {Text(range.Maximum, key)}",
        };
    }

    private static string Text(object limit, RecordKey key) =>
        limit is TimeSpan && key.Scalar is { } form
            ? form.Write(limit)
            : Convert.ToString(limit, CultureInfo.InvariantCulture)!;
}
