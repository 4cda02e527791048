using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suffice.Yaml.Binding;

/// <summary>One key of a record.</summary>
internal sealed class RecordKey(PropertyInfo property)
{
    /// <summary>Its name in a file: the property's in snake_case, unless it says otherwise.</summary>
    public string Name { get; } = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    public Type Type => property.PropertyType;

    /// <summary>How a single value of it is written; <see langword="null"/> when it holds no single value.</summary>
    public ScalarForm? Scalar { get; } = ScalarForms.Of(property.PropertyType);

    /// <summary>How many values of it are held; <see langword="null"/> when it does not hold many.</summary>
    public ManyForm? Many { get; } = ManyForm.Of(property.PropertyType);

    public bool Required { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    public string? Description { get; } = property.GetCustomAttribute<DescriptionAttribute>()?.Description;

    public ShorthandAttribute? Shorthand { get; } = property.GetCustomAttribute<ShorthandAttribute>();

    public NotYetAttribute? NotYet { get; } = property.GetCustomAttribute<NotYetAttribute>();

    /// <summary>The limits of its values, each with what would be right.</summary>
    public IReadOnlyList<ValidationAttribute> Limits { get; } = [.. property.GetCustomAttributes<ValidationAttribute>()];

    public object? ValueIn(object record) => property.GetValue(record);

    public void Set(object record, object? value) => property.SetValue(record, value);
}
