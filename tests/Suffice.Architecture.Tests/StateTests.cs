using System.Reflection;
using System.Text;

namespace Suffice.Architecture.Tests;

public sealed class StateTests(Shipped shipped)
{
    [Fact]
    public void StaticField_Whatever_IsReadOnly() =>
        shipped.StaticFields.Where(field => !field.IsInitOnly).Select(Named).ShouldBeEmpty();

    [Fact]
    public void StaticField_Whatever_HoldsNothingThatChanges() =>
        shipped.StaticFields.Where(field => Changes(field.FieldType) || (field.FieldType.IsArray && field.IsPublic && field.DeclaringType!.IsVisible)).Select(Named).ShouldBeEmpty();

    private static string Named(FieldInfo field) => $"{field.DeclaringType!.FullName}.{field.Name}";

    private static bool Changes(Type type) =>
        type == typeof(StringBuilder)
        || type == typeof(Random)
        || type.Namespace == "System.Collections.Concurrent"
        || (type.IsGenericType && type.Namespace == "System.Collections.Generic" && type.Name is not "KeyValuePair`2" && (!type.IsInterface || type.Name is "IDictionary`2" or "IList`1" or "ICollection`1" or "ISet`1"))
        || type.Name.StartsWith("ConditionalWeakTable", StringComparison.Ordinal);
}
