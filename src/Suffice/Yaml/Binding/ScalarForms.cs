using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Yaml.Binding;

/// <summary>Finds the form of a type.</summary>
internal static class ScalarForms
{
    private static readonly FrozenDictionary<Type, ScalarForm> Known = new Dictionary<Type, ScalarForm>
    {
        [typeof(string)] = TextForms.Text,
        [typeof(Regex)] = TextForms.Pattern,
        [typeof(Uri)] = TextForms.Url,
        [typeof(SecretReference)] = TextForms.SecretReference,
        [typeof(bool)] = NumberForms.Truth,
        [typeof(int)] = NumberForms.Int,
        [typeof(long)] = NumberForms.Long,
        [typeof(decimal)] = NumberForms.Decimal,
        [typeof(double)] = NumberForms.Double,
        [typeof(ByteSize)] = NumberForms.Size,
        [typeof(TimeSpan)] = TimeForms.Duration,
        [typeof(DateOnly)] = TimeForms.Day,
        [typeof(NumberRange)] = RangeForms.Number,
        [typeof(PriceRange)] = RangeForms.Price,
        [typeof(RateRange)] = RangeForms.Rate,
        [typeof(GainedShare)] = RangeForms.Gain,
        [typeof(PartRange)] = RangeForms.Part,
        [typeof(DurationRange)] = RangeForms.Duration,
    }.ToFrozenDictionary();

    /// <summary>The form of a type, its nullable included; <see langword="null"/> when it is no single value.</summary>
    public static ScalarForm? Of(Type type)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner.IsEnum ? EnumForm.Of(inner) : Known.GetValueOrDefault(inner);
    }
}
