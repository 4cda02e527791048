namespace Suffice.Gateway.Access;

/// <summary>Who may call an endpoint.</summary>
internal enum AccessLevel
{
    /// <summary>Holders of the policy's own keys, and of keys of the role admin. What an endpoint asks that says nothing.</summary>
    Admin,

    /// <summary>Holders of keys of the role review, and admins.</summary>
    Review,

    /// <summary>Holders of keys of any role.</summary>
    View,

    /// <summary>Holders of any key that may call models.</summary>
    Caller,

    /// <summary>Everybody: health, signing in, and paths that are not served.</summary>
    Anyone,
}
