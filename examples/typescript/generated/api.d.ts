export interface paths {
    "/api/schema/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description, as JSON or YAML */
        get: operations["getSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the products on sale */
        get: operations["listProducts"];
        put?: never;
        /**
         * Adds a product to the catalogue
         * @description Staff need the permission `products.add_product`.
         */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates and changes up to 1,000 products
         * @description Staff need the permission `products.change_product`.
         */
        post: operations["writeProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds products by words, category, price and stock */
        get: operations["searchProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one product */
        get: operations["getProduct"];
        /**
         * Changes the fields of a product that are given and not empty
         * @description Staff need the permission `products.change_product`.
         */
        put: operations["replaceProduct"];
        post?: never;
        /**
         * Takes a product out of the catalogue
         * @description Staff need the permission `products.delete_product`.
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        /**
         * Changes the given fields of a product
         * @description Staff need the permission `products.change_product`.
         */
        patch: operations["updateProduct"];
        trace?: never;
    };
    "/api/products/{id}/stock/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one product, with the number of units in stock */
        get: operations["getStock"];
        /**
         * Sets the number of units in stock
         * @description Staff need the permission `products.change_product`.
         */
        put: operations["setStock"];
        /**
         * Adds units to the stock, or takes some away
         * @description Staff need the permission `products.change_product`.
         */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}/stock/movements/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the changes of a product's stock, newest first
         * @description Staff need the permission `products.view_product`.
         */
        get: operations["listStockMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the categories of the catalogue */
        get: operations["listCategories"];
        put?: never;
        /**
         * Adds a category to the catalogue
         * @description Staff need the permission `products.add_category`.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists products as GreenCart does */
        get: operations["listCatalogueProducts"];
        put?: never;
        /**
         * Adds a product as GreenCart does
         * @description Staff need the permission `products.add_product`.
         */
        post: operations["createCatalogueProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one product as GreenCart does */
        get: operations["getCatalogueProduct"];
        /**
         * Changes a product as GreenCart does
         * @description Staff need the permission `products.change_product`.
         */
        put: operations["updateCatalogueProduct"];
        post?: never;
        /**
         * Removes a product as GreenCart does
         * @description Staff need the permission `products.delete_product`.
         */
        delete: operations["deleteCatalogueProduct"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets the number of units in stock as GreenCart does
         * @description Staff need the permission `products.change_product`.
         */
        put: operations["setCatalogueStock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/register/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an account, or mails the link that opens it */
        post: operations["registerCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/register/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the account whose link was mailed, and logs in */
        post: operations["confirmRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/login/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs a customer in */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/token/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges a refresh token for new tokens */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a session */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/password-reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails a link for a new password, if there is such an account */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/password-reset/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password with the token of the mailed link, and logs in */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/email-change/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new e-mail address valid with the token of the mailed link */
        post: operations["confirmEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the customers, newest first
         * @description Staff need the permission `customers.view_customer`.
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the signed-in customer */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /** Erases the account of the signed-in customer */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /** Changes the given details of the signed-in customer */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/customers/me/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns all data about the signed-in customer, as a file */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/me/password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password, and ends all other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one customer
         * @description Staff need the permission `customers.view_customer`.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all orders, newest first
         * @description Staff need the permission `orders.view_order`.
         */
        get: operations["listOrders"];
        put?: never;
        /** Places an order, as a guest or as a signed-in customer */
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/claim/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails the signed-in customer a link for taking over orders placed as a guest */
        post: operations["requestOrderClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/claim/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes over orders placed as a guest, with the token of the mailed link */
        post: operations["claimOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/mine/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the orders of the signed-in customer, newest first */
        get: operations["listMyOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one order with its items and its history
         * @description Staff need the permission `orders.view_order`.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Moves an order to its next status
         * @description Staff need the permission `orders.change_order`.
         */
        patch: operations["updateOrderStatus"];
        trace?: never;
    };
    "/api/orders/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels an order, and gives back its stock and its payment
         * @description Staff need the permission `orders.change_order`.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/items/{item}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels pieces of an item, and gives back their stock and what was paid for them
         * @description Staff need the permission `orders.change_order`.
         */
        post: operations["cancelOrderItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/customer/{email}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the orders of one e-mail address, newest first
         * @description Staff need the permission `orders.view_order`.
         */
        get: operations["listOrdersOfEmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns the cart at current prices */
        get: operations["getCart"];
        put?: never;
        /** Adds units of a product to the cart; a guest's first addition makes the cart */
        post: operations["addToCart"];
        /** Empties the cart */
        delete: operations["clearCart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/items/{product_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a product from the cart */
        delete: operations["removeFromCart"];
        options?: never;
        head?: never;
        /** Sets the quantity of a product in the cart; 0 removes it */
        patch: operations["setCartQuantity"];
        trace?: never;
    };
    "/api/cart/checkout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Places an order for what is in the cart */
        post: operations["checkout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists invoices and credit notes, newest first
         * @description Staff need the permission `invoices.view_invoice`.
         */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Issues the invoice of an order, or returns it if there is one
         * @description Staff need the permission `orders.change_order`.
         */
        post: operations["issueInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one invoice or credit note
         * @description Staff need the permission `invoices.view_invoice`.
         */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{id}/pdf/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns an invoice or a credit note as a PDF
         * @description Staff need the permission `invoices.view_invoice`.
         */
        get: operations["getInvoicePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/methods/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the customer's payment methods; for staff, those of the shop
         * @description Staff need the permission `payments.view_paymentmethod`.
         */
        get: operations["listPaymentMethods"];
        put?: never;
        /** Stores a payment method of the signed-in customer */
        post: operations["addPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/methods/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a payment method */
        delete: operations["removePaymentMethod"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/methods/{id}/default/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a payment method the default */
        post: operations["setDefaultPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/transactions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists payments and refunds, newest first
         * @description Staff need the permission `payments.view_transaction`.
         */
        get: operations["listTransactions"];
        put?: never;
        /**
         * Pays an order; staff record a payment by bank transfer or in cash
         * @description Staff need the permission `payments.change_transaction`.
         */
        post: operations["payOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/transactions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one payment or refund
         * @description Staff need the permission `payments.view_transaction`.
         */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/webhooks/stripe/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an event that Stripe sends */
        post: operations["receiveStripeEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/transactions/{id}/refund/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a payment back, in whole or in part
         * @description Staff need the permission `payments.change_transaction`.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the recommendations that staff have made */
        get: operations["listRecommendations"];
        put?: never;
        /**
         * Recommends a product beside another one
         * @description Staff need the permission `recommendations.add_recommendation`.
         */
        post: operations["createRecommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/for-me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists products for the signed-in customer, best first */
        get: operations["listRecommendedForMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one recommendation */
        get: operations["getRecommendation"];
        /**
         * Changes a recommendation
         * @description Staff need the permission `recommendations.change_recommendation`.
         */
        put: operations["updateRecommendation"];
        post?: never;
        /**
         * Removes a recommendation
         * @description Staff need the permission `recommendations.delete_recommendation`.
         */
        delete: operations["deleteRecommendation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}/recommendations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists products that go with a product, best first */
        get: operations["listRecommendedForProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recommendations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists recommendations as GreenCart does */
        get: operations["listCatalogueRecommendations"];
        put?: never;
        /**
         * Adds a recommendation as GreenCart does
         * @description Staff need the permission `recommendations.add_recommendation`.
         */
        post: operations["createCatalogueRecommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recommendations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns one recommendation as GreenCart does */
        get: operations["getCatalogueRecommendation"];
        /**
         * Changes a recommendation as GreenCart does
         * @description Staff need the permission `recommendations.change_recommendation`.
         */
        put: operations["updateCatalogueRecommendation"];
        post?: never;
        /**
         * Removes a recommendation as GreenCart does
         * @description Staff need the permission `recommendations.delete_recommendation`.
         */
        delete: operations["deleteCatalogueRecommendation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists webhook endpoints, newest first
         * @description Staff need the permission `webhooks.view_endpoint`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Registers a webhook endpoint, and returns it with its secret
         * @description Staff need the permission `webhooks.add_endpoint`.
         */
        post: operations["registerWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns one webhook endpoint
         * @description Staff need the permission `webhooks.view_endpoint`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Removes a webhook endpoint
         * @description Staff need the permission `webhooks.delete_endpoint`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Changes the given fields of a webhook endpoint
         * @description Staff need the permission `webhooks.change_endpoint`.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/webhooks/{id}/secret/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the secret that signs what the endpoint gets
         * @description Staff need the permission `webhooks.change_endpoint`.
         */
        get: operations["getWebhookSecret"];
        put?: never;
        /**
         * Makes a new secret, which signs everything from now on
         * @description Staff need the permission `webhooks.change_endpoint`.
         */
        post: operations["replaceWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends an event of the type webhook.test now, and returns what became of it
         * @description Staff need the permission `webhooks.change_endpoint`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/attempts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the requests to a webhook endpoint, newest first
         * @description Staff need the permission `webhooks.view_endpoint`.
         */
        get: operations["listWebhookAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/send-again/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends deliveries again: these, or all that have stopped
         * @description Staff need the permission `webhooks.change_endpoint`.
         */
        post: operations["sendWebhooksAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/protos/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the .proto files of the gRPC services */
        get: operations["listProtos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/protos/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Returns a .proto file */
        get: operations["getProto"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddPaymentMethodRequest: {
            /** @description One line. */
            provider: string;
            token: string;
            make_default?: boolean;
        };
        AddToCartRequest: {
            product_id: number;
            quantity: number;
        };
        AdjustStockRequest: {
            delta: number;
            note?: string;
        };
        BegunTransaction: {
            id: number;
            order_id: number;
            customer_id: number | null;
            payment_method_id: number;
            kind: string;
            status: string;
            amount: number;
            currency: string;
            provider: string;
            provider_reference: string;
            failure_code: string;
            failure_message: string;
            refunded: number;
            payment_id: number | null;
            reason: string;
            created_at: string;
            updated_at: string;
            owed: number;
            next_try_at: string | null;
            gave_up_at: string | null;
            paid_on: string | null;
            dispute_status: string | null;
            dispute_reason: string | null;
            disputed: number;
            recorded_by?: string;
            confirmation?: {
                client_secret: string;
                publishable_key: string;
            };
        };
        CancelOrderItemRequest: {
            quantity: number;
            restock?: boolean;
        };
        Cart: {
            id: number | null;
            items: components["schemas"]["CartItem"][];
            item_count: number;
            total: number;
            currency: string;
            updated_at: string | null;
            cart_token?: string | null;
        };
        CartItem: {
            product_id: number;
            product_name: string;
            quantity: number;
            unit_price: number;
            subtotal: number;
            stock_quantity: number;
            problem: string | null;
        };
        CatalogueProduct: {
            id: number;
            name: string;
            description: string;
            price: number;
            stock: number;
            category: {
                id: number;
                name: string;
            };
        };
        CatalogueRecommendation: {
            id: number;
            product_id: number;
            recommended_product_id: number;
        };
        Category: {
            id: number;
            slug: string;
            name: string;
        };
        ChangePasswordRequest: {
            old_password: string;
            new_password: string;
        };
        CheckoutRequest: {
            /** @description One line. */
            customer_name?: string;
            /** Format: email */
            customer_email?: string;
            shipping_address?: string;
            /** @description In USD: an amount with at most two decimals. */
            expected_total?: number;
        };
        ClaimOrdersRequest: {
            claim_token: string;
        };
        ClaimOrdersResponse: {
            order_ids: number[];
        };
        ConfirmEmailChangeRequest: {
            email_token: string;
        };
        ConfirmEmailChangeResponse: {
            email: string;
        };
        ConfirmRegistrationRequest: {
            registration_token: string;
        };
        CreateCatalogueProductRequest: {
            /** @description One line. */
            name: string;
            description?: string;
            /** @description In USD: an amount with at most two decimals. */
            price: number;
            stock?: number;
            category_id?: number;
        };
        CreateCatalogueRecommendationRequest: {
            product_id: number;
            recommended_product_id: number;
        };
        CreateCategoryRequest: {
            /** @description One line. */
            slug: string;
            /** @description One line. */
            name: string;
        };
        CreateOrderRequest: {
            /** @description One line. */
            customer_name: string;
            /** Format: email */
            customer_email: string;
            shipping_address: string;
            items: {
                product_id: number;
                quantity: number;
            }[];
            customer_id?: number;
            idempotency_key?: string;
        };
        CreateProductRequest: {
            /** @description One line. */
            name: string;
            description?: string;
            sku?: string | null;
            /** @description In USD: an amount with at most two decimals. */
            price: number;
            stock_quantity?: number;
            category?: string;
        };
        CreateRecommendationRequest: {
            product_id: number;
            recommended_product_id: number;
            position?: number;
        };
        Customer: {
            id: number;
            email: string;
            name: string;
            phone: string;
            shipping_address: string;
            active: boolean;
            created_at: string;
            updated_at: string;
        };
        CustomerWithPendingEmail: {
            id: number;
            email: string;
            name: string;
            phone: string;
            shipping_address: string;
            active: boolean;
            created_at: string;
            updated_at: string;
            pending_email: string;
        };
        DeleteCatalogueProductResponse: {
            ok: boolean;
        };
        DeleteCatalogueRecommendationResponse: {
            ok: boolean;
        };
        DeleteMeRequest: {
            current_password: string;
        };
        DeleteProductResponse: {
            success: boolean;
            message: string;
        };
        Error: {
            error: string;
            code: string;
            details: {
                field: string;
                message: string;
            }[];
            request_id: string;
        };
        ErrorDetail: {
            detail: string | {
                loc: (string | number)[];
                msg: string;
                type: string;
            }[];
        };
        ExportMeResponse: Record<string, never>;
        GetSchemaResponse: Record<string, never>;
        Invoice: {
            id: number;
            number: string;
            kind: string;
            order_id: number;
            customer_id: number | null;
            customer_name: string;
            customer_email: string;
            billing_address: string;
            lines: components["schemas"]["InvoiceLine"][];
            total: number;
            currency: string;
            payment_status: string;
            credited_invoice_id: number | null;
            issued_at: string;
        };
        InvoiceLine: {
            description: string;
            quantity: number;
            unit_price: number;
            subtotal: number;
        };
        IssueInvoiceRequest: {
            order_id: number;
        };
        ItemCancellation: {
            item_id: number;
            product_name: string;
            quantity: number;
            price: number;
            subtotal: number;
            restocked: boolean;
            cancelled_by: string;
            cancelled_at: string;
        };
        ListCatalogueProductsResponse: components["schemas"]["CatalogueProduct"][];
        ListCatalogueRecommendationsResponse: components["schemas"]["CatalogueRecommendation"][];
        ListCategoriesResponse: {
            categories: components["schemas"]["Category"][];
        };
        ListCustomersResponse: {
            customers: components["schemas"]["Customer"][];
            next_page_token: string;
        };
        ListInvoicesResponse: {
            invoices: components["schemas"]["Invoice"][];
            next_page_token: string;
        };
        ListMyOrdersResponse: {
            orders: components["schemas"]["Order"][];
            next_page_token: string;
        };
        ListOrdersOfEmailResponse: {
            orders: components["schemas"]["Order"][];
            total_count: number;
            page_size: number;
            next_page_token: string;
        };
        ListOrdersResponse: {
            orders: components["schemas"]["Order"][];
            total_count: number;
            page: number;
            page_size: number;
            next_page_token: string;
        };
        ListPaymentMethodsResponse: {
            payment_methods: components["schemas"]["PaymentMethod"][];
        };
        ListProductsResponse: {
            products: components["schemas"]["Product"][];
            total_count: number;
            page: number;
            page_size: number;
            next_page_token: string;
        };
        ListProtosResponse: {
            protos: {
                name: string;
                size: number;
                services: string[];
            }[];
        };
        ListRecommendationsResponse: {
            recommendations: components["schemas"]["Recommendation"][];
            next_page_token: string;
        };
        ListRecommendedForMeResponse: {
            products: components["schemas"]["RecommendedProduct"][];
        };
        ListRecommendedForProductResponse: {
            products: components["schemas"]["RecommendedProduct"][];
        };
        ListStockMovementsResponse: {
            movements: components["schemas"]["StockMovement"][];
            next_page_token: string;
        };
        ListTransactionsResponse: {
            transactions: components["schemas"]["Transaction"][];
            next_page_token: string;
        };
        ListWebhookAttemptsResponse: {
            attempts: components["schemas"]["WebhookAttempt"][];
            next_page_token: string;
        };
        ListWebhooksResponse: {
            endpoints: components["schemas"]["WebhookEndpoint"][];
            next_page_token: string;
        };
        LoginRequest: {
            /** Format: email */
            email: string;
            password: string;
        };
        LogoutRequest: {
            refresh_token: string;
        };
        NewWebhookEndpoint: {
            id: number;
            url: string;
            description: string;
            event_types: string[];
            is_active: boolean;
            disabled_at: string | null;
            disabled_reason: string;
            failing_since: string | null;
            registered_by: string;
            created_at: string;
            secret: string;
        };
        Order: {
            id: number;
            customer_name: string;
            customer_email: string;
            items: components["schemas"]["OrderItem"][];
            total_amount: number;
            status: string;
            shipping_address: string;
            created_at: string;
            updated_at: string;
            currency: string;
            customer_id: number | null;
            payment_status: string;
            version: number;
        };
        OrderDetail: {
            id: number;
            customer_name: string;
            customer_email: string;
            items: components["schemas"]["OrderItem"][];
            total_amount: number;
            status: string;
            shipping_address: string;
            created_at: string;
            updated_at: string;
            currency: string;
            customer_id: number | null;
            payment_status: string;
            history: components["schemas"]["StatusChange"][];
            version: number;
            cancellations: components["schemas"]["ItemCancellation"][];
        };
        OrderItem: {
            product_id: number;
            product_name: string;
            quantity: number;
            price: number;
            subtotal: number;
            id: number;
            cancelled_quantity: number;
        };
        OrderReply: {
            success: boolean;
            message: string;
            order: components["schemas"]["Order"];
        };
        PayOrderRequest: {
            order_id: number;
            payment_method_id?: number;
            provider?: string;
        } | {
            order_id: number;
            /** @description One line. */
            provider: string;
            token?: string;
        } | {
            order_id: number;
            payment_method_id?: number;
            reference?: string;
            paid_on?: string;
            /** @enum {string} */
            kind?: "bank_transfer" | "cash";
            amount?: number;
        };
        PaymentMethod: {
            id: number;
            customer_id: number | null;
            provider: string;
            kind: string;
            brand: string;
            last4: string;
            exp_month: number | null;
            exp_year: number | null;
            is_default: boolean;
            created_at: string;
        };
        PlacedOrder: {
            success: boolean;
            message: string;
            order: components["schemas"]["Order"];
            order_token?: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            details: {
                field: string;
                message: string;
            }[];
            request_id: string;
        };
        Product: {
            id: number;
            name: string;
            description: string;
            price: number;
            stock_quantity: number;
            category: string;
            created_at: string;
            updated_at: string;
            currency: string;
            category_name: string;
            archived: boolean;
            version: number;
            sku: string | null;
        };
        ProductReply: {
            success: boolean;
            message: string;
            product: components["schemas"]["Product"];
        };
        ReceiveStripeEventResponse: {
            received: boolean;
        };
        Recommendation: {
            id: number;
            product_id: number;
            recommended_product_id: number;
            position: number;
            created_at: string;
        };
        RecommendedProduct: {
            id: number;
            name: string;
            description: string;
            price: number;
            stock_quantity: number;
            category: string;
            created_at: string;
            updated_at: string;
            currency: string;
            category_name: string;
            archived: boolean;
            version: number;
            sku: string | null;
            reason: string;
            score: number;
        };
        RefreshSessionRequest: {
            refresh_token: string;
        };
        RefundPaymentRequest: {
            reference?: string;
            paid_on?: string;
            amount?: number;
            reason?: string;
            lines?: {
                item_id: number;
                quantity: number;
                restock: boolean;
            }[];
        };
        RefusedTransaction: {
            id: number;
            order_id: number;
            customer_id: number | null;
            payment_method_id: number;
            kind: string;
            status: string;
            amount: number;
            currency: string;
            provider: string;
            provider_reference: string;
            failure_code: string;
            failure_message: string;
            refunded: number;
            payment_id: number | null;
            reason: string;
            created_at: string;
            updated_at: string;
            owed: number;
            next_try_at: string | null;
            gave_up_at: string | null;
            paid_on: string | null;
            dispute_status: string | null;
            dispute_reason: string | null;
            disputed: number;
            recorded_by?: string;
            error: string;
            code: string;
            details: {
                field: string;
                message: string;
            }[];
            request_id: string;
        };
        RegisterCustomer202Response: {
            pending_email: string;
        };
        RegisterCustomerRequest: {
            /** Format: email */
            email: string;
            /** @description One line. */
            name: string;
            phone?: string;
            shipping_address?: string;
            password: string;
        };
        RegisterWebhookRequest: {
            /** @description An https address that the Internet reaches. One line. */
            url: string;
            description?: string;
            /** @description The types of events that it gets, such as order.placed; none means all. */
            event_types?: string[];
        };
        ReplaceProductRequest: {
            /** @description One line. */
            name?: string;
            description?: string;
            sku?: string | null;
            /** @description In USD: an amount with at most two decimals. */
            price?: number;
            stock_quantity?: number;
            category?: string;
            archived?: boolean;
        };
        RequestOrderClaimResponse: {
            message: string;
        };
        RequestPasswordResetRequest: {
            /** Format: email */
            email: string;
        };
        ResetPasswordRequest: {
            reset_token: string;
            new_password: string;
        };
        SearchProductsResponse: {
            products: components["schemas"]["Product"][];
            total_count: number;
            page: number;
            page_size: number;
            next_page_token: string;
            /**
             * @description There are more hits than total_count, where counting ended.
             * @constant
             */
            total_is_at_least?: true;
        };
        SendWebhooksAgainRequest: {
            /** @description Only these deliveries; none means all that have stopped. */
            delivery_ids?: number[];
        };
        SendWebhooksAgainResponse: {
            deliveries: number;
        };
        Session: {
            access_token: string;
            refresh_token: string;
            expires_in: number;
            customer: components["schemas"]["Customer"];
            cart_not_kept?: {
                product_id: number;
                product_name: string;
                quantity: number;
                reason: string;
            }[];
        };
        SetCartQuantityRequest: {
            quantity: number;
        };
        SetCatalogueStockRequest: {
            stock: number;
        };
        SetStockRequest: {
            stock: number;
        };
        StatusChange: {
            from_status: string;
            to_status: string;
            changed_by: string;
            changed_at: string;
        };
        StockMovement: {
            id: number;
            product_id: number;
            kind: string;
            delta: number;
            stock_quantity: number;
            order_id: number | null;
            note: string;
            created_at: string;
            changed_by: string;
        };
        Transaction: {
            id: number;
            order_id: number;
            customer_id: number | null;
            payment_method_id: number;
            kind: string;
            status: string;
            amount: number;
            currency: string;
            provider: string;
            provider_reference: string;
            failure_code: string;
            failure_message: string;
            refunded: number;
            payment_id: number | null;
            reason: string;
            created_at: string;
            updated_at: string;
            owed: number;
            next_try_at: string | null;
            gave_up_at: string | null;
            paid_on: string | null;
            dispute_status: string | null;
            dispute_reason: string | null;
            disputed: number;
            recorded_by?: string;
        };
        UpdateCatalogueProductRequest: {
            /** @description One line. */
            name: string;
            description?: string;
            /** @description In USD: an amount with at most two decimals. */
            price: number;
            stock?: number;
            category_id?: number;
        };
        UpdateCatalogueRecommendationRequest: {
            product_id: number;
            recommended_product_id: number;
        };
        UpdateMeRequest: {
            /** Format: email */
            email?: string;
            /** @description One line. */
            name?: string;
            phone?: string;
            shipping_address?: string;
            current_password?: string;
        };
        UpdateOrderStatusRequest: {
            /** @enum {string} */
            status: "pending" | "processing" | "shipped" | "delivered" | "cancelled";
        };
        UpdateProductRequest: {
            /** @description One line. */
            name?: string;
            description?: string;
            sku?: string | null;
            /** @description In USD: an amount with at most two decimals. */
            price?: number;
            stock_quantity?: number;
            category?: string;
            archived?: boolean;
        };
        UpdateRecommendationRequest: {
            product_id?: number;
            recommended_product_id?: number;
            position?: number;
        };
        UpdateWebhookRequest: {
            /** @description An https address that the Internet reaches. One line. */
            url?: string;
            description?: string;
            /** @description The types of events that it gets, such as order.placed; none means all. */
            event_types?: string[];
            /** @description Activating an endpoint sends what had not arrived. */
            is_active?: boolean;
        };
        WebhookAttempt: {
            id: number;
            endpoint_id: number;
            delivery_id: number | null;
            event_id: string;
            event_type: string;
            status_code: number | null;
            duration_ms: number;
            error: string;
            answer: string;
            created_at: string;
            sent_again_at: string | null;
        };
        WebhookEndpoint: {
            id: number;
            url: string;
            description: string;
            event_types: string[];
            is_active: boolean;
            disabled_at: string | null;
            disabled_reason: string;
            failing_since: string | null;
            registered_by: string;
            created_at: string;
        };
        WebhookSecret: {
            secret: string;
        };
        WriteProductsRequest: {
            dry_run?: boolean;
            all_or_nothing?: boolean;
            change_only?: boolean;
            note?: string;
            items: {
                /** @description One line. */
                name?: string;
                description?: string;
                sku?: string | null;
                /** @description In USD: an amount with at most two decimals. */
                price?: number;
                stock_quantity?: number;
                category?: string;
                archived?: boolean;
                id?: number;
                stock_change?: number;
                version?: number;
                stock_seen?: number;
            }[];
        };
        WriteProductsResponse: {
            dry_run: boolean;
            created: number;
            changed: number;
            unchanged: number;
            refused: number;
            results: {
                index: number;
                status: string;
                id: number | null;
                sku: string | null;
                version: number | null;
                error?: {
                    error: string;
                    code: string;
                    details: {
                        field: string;
                        message: string;
                    }[];
                };
                changes: {
                    field: string;
                    before: string;
                    after: string;
                }[];
            }[];
        };
    };
    responses: {
        /** @description `already_exists`: There is such an object already. */
        AlreadyExists: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_exists`: There is such an object already.
         *
         *     `conflict`: The present state of the object does not allow this.
         */
        AlreadyExistsOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_exists`: There is such an object already.
         *
         *     `conflict`: The present state of the object does not allow this.
         */
        AlreadyExistsOrConflictDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `conflict`: The present state of the object does not allow this. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: The caller may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: The caller may not do this. */
        ForbiddenDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `idempotency_mismatch`: The idempotency key was used for another request. */
        IdempotencyMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress. */
        InProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress. */
        InProgressDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `already_exists`: There is such an object already.
         */
        InProgressOrAlreadyExists: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `already_exists`: There is such an object already.
         *
         *     `conflict`: The present state of the object does not allow this.
         */
        InProgressOrAlreadyExistsOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `already_exists`: There is such an object already.
         *
         *     `conflict`: The present state of the object does not allow this.
         */
        InProgressOrAlreadyExistsOrConflictDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `already_exists`: There is such an object already.
         *
         *     `insufficient_stock`: There are fewer units than are wanted.
         */
        InProgressOrAlreadyExistsOrInsufficientStock: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `conflict`: The present state of the object does not allow this.
         */
        InProgressOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `conflict`: The present state of the object does not allow this.
         *
         *     `insufficient_stock`: There are fewer units than are wanted.
         */
        InProgressOrConflictOrInsufficientStock: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `conflict`: The present state of the object does not allow this.
         *
         *     `invalid_transition`: The order, payment or invoice is in a state from which this is not possible.
         */
        InProgressOrConflictOrInvalidTransition: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `insufficient_stock`: There are fewer units than are wanted.
         */
        InProgressOrInsufficientStock: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `insufficient_stock`: There are fewer units than are wanted.
         *
         *     `conflict`: The present state of the object does not allow this.
         */
        InProgressOrInsufficientStockOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `invalid_transition`: The order, payment or invoice is in a state from which this is not possible.
         */
        InProgressOrInvalidTransition: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `invalid_transition`: The order, payment or invoice is in a state from which this is not possible.
         *
         *     `already_exists`: There is such an object already.
         */
        InProgressOrInvalidTransitionOrAlreadyExists: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         *
         *     `invalid_transition`: The order, payment or invoice is in a state from which this is not possible.
         *
         *     `conflict`: The present state of the object does not allow this.
         */
        InProgressOrInvalidTransitionOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `in_use`: Other objects need this one. */
        InUse: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `in_use`: Other objects need this one. */
        InUseDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `insufficient_stock`: There are fewer units than are wanted. */
        InsufficientStock: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: An unexpected error of the shop. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: An unexpected error of the shop. */
        InternalDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `invalid`: The input is not valid; `details` names the fields. */
        Invalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid`: The input is not valid; `details` names the fields. */
        InvalidDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /**
         * @description `invalid`: The input is not valid; `details` names the fields.
         *
         *     `malformed_json`: The body is not JSON in UTF-8.
         */
        InvalidOrMalformedJson: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid`: The input is not valid; `details` names the fields.
         *
         *     `malformed_json`: The body is not JSON in UTF-8.
         */
        InvalidOrMalformedJsonDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /**
         * @description `invalid`: The input is not valid; `details` names the fields.
         *
         *     `malformed_json`: The body is not JSON in UTF-8.
         *
         *     `idempotency_mismatch`: The idempotency key was used for another request.
         */
        InvalidOrMalformedJsonOrIdempotencyMismatchDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /**
         * @description `invalid_transition`: The order, payment or invoice is in a state from which this is not possible.
         *
         *     `in_progress`: Another request with the same idempotency key, or for the same object, is in progress.
         */
        InvalidTransitionOrInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: There is no such object, or the caller may not see it. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: There is no such object, or the caller may not see it. */
        NotFoundDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `throttled`: Too many requests; `Retry-After` says when to try again. */
        Throttled: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `timeout`: The shop did not answer in time. Repeat a POST with the same Idempotency-Key. */
        Timeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `timeout`: The shop did not answer in time. Repeat a POST with the same Idempotency-Key. */
        TimeoutDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `too_large`: The body is too large. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_large`: The body is too large. */
        TooLargeDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `unauthenticated`: The credentials are missing, wrong or expired. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: The credentials are missing, wrong or expired. */
        UnauthenticatedDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `unavailable`: A part of the shop does not answer; try again. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: A part of the shop does not answer; try again. */
        UnavailableDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `unsupported_media_type`: The body has a media type that is not accepted. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: The body has a media type that is not accepted. */
        UnsupportedMediaTypeDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
        /** @description `version_mismatch`: The object has changed: it has none of the ETags of If-Match. */
        VersionMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `version_mismatch`: The object has changed: it has none of the ETags of If-Match. */
        VersionMismatchDetail: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDetail"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of the request, also in the logs of the shop. */
        "X-Request-Id": string;
        /** @description Changes with every change of the resource. */
        ETag: string;
        /** @description The addresses of the next, the previous and the first page (RFC 8288). */
        Link: string;
        /** @description The address of the new resource. */
        Location: string;
        /** @description The name of the file. */
        "Content-Disposition": string;
        /** @description Who may keep the answer, and how long. */
        "Cache-Control": string;
        /** @description `true` if this is the answer to an earlier request with the same Idempotency-Key. */
        "Idempotent-Replayed": "true";
        /** @description How many requests are left, and the seconds until there are more. */
        RateLimit: string;
        /** @description How many requests are allowed in how many seconds. */
        "RateLimit-Policy": string;
        /** @description The seconds after which a retry makes sense. */
        "Retry-After": number;
        /** @description The scheme of the credentials. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSchema: {
        parameters: {
            query?: {
                /** @description Instead of the header Accept. */
                format?: "json" | "yaml";
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSchemaResponse"];
                    "application/yaml": components["schemas"]["GetSchemaResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1; not used with a page_token. */
                page?: number;
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only those with one of these ids. */
                ids?: number[];
                /** @description The slug of a category. */
                category?: string;
                /** @description The lowest price; 0 means no bound. */
                min_price?: number;
                /** @description The highest price; 0 means no bound. */
                max_price?: number;
                /** @description True: only products that can be sold now. False: all. */
                in_stock?: boolean;
                /** @description Only those created at this time or later. */
                created_after?: string;
                /** @description Only those changed at this time or later. */
                updated_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at" | "updated_at" | "-updated_at" | "price" | "-price" | "name" | "-name" | "stock_quantity" | "-stock_quantity")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "name" | "description" | "price" | "stock_quantity" | "category" | "created_at" | "updated_at" | "currency" | "category_name" | "archived" | "version" | "sku")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProductsResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Teapot",
                 *       "price": 24.5,
                 *       "stock_quantity": 12,
                 *       "category": "home",
                 *       "sku": "TEAPOT-1"
                 *     }
                 */
                "application/json": components["schemas"]["CreateProductRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["CreateProductRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductReply"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgressOrAlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    writeProducts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "sku": "CUP-1",
                 *           "name": "Cup",
                 *           "price": 6.5,
                 *           "stock_quantity": 40
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WriteProductsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteProductsResponse"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrAlreadyExistsOrInsufficientStock"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    searchProducts: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1; not used with a page_token. */
                page?: number;
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Words that the name, the description or the SKU must contain. */
                query?: string;
                /** @description What to sort by, without ordering. Unset: relevance with a query, otherwise newest. */
                sort?: "relevance" | "newest" | "price" | "-price" | "name";
                /** @description Only those with one of these ids. */
                ids?: number[];
                /** @description The slug of a category. */
                category?: string;
                /** @description The lowest price; 0 means no bound. */
                min_price?: number;
                /** @description The highest price; 0 means no bound. */
                max_price?: number;
                /** @description True: only products that can be sold now. False: all. */
                in_stock?: boolean;
                /** @description Only those created at this time or later. */
                created_after?: string;
                /** @description Only those changed at this time or later. */
                updated_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at" | "updated_at" | "-updated_at" | "price" | "-price" | "name" | "-name" | "stock_quantity" | "-stock_quantity")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "name" | "description" | "price" | "stock_quantity" | "category" | "created_at" | "updated_at" | "currency" | "category_name" | "archived" | "version" | "sku")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchProductsResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getProduct: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "name" | "description" | "price" | "stock_quantity" | "category" | "created_at" | "updated_at" | "currency" | "category_name" | "archived" | "version" | "sku")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    replaceProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price": 19.9
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceProductRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["ReplaceProductRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductReply"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyExists"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteProductResponse"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InUse"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price": 18.9
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProductRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["UpdateProductRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductReply"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyExists"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getStock: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "name" | "description" | "price" | "stock_quantity" | "category" | "created_at" | "updated_at" | "currency" | "category_name" | "archived" | "version" | "sku")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    setStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stock": 25
                 *     }
                 */
                "application/json": components["schemas"]["SetStockRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "delta": 5,
                 *       "note": "Delivery 42"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustStockRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrInsufficientStock"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listStockMovements: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only movements of this kind. */
                kind?: "initial" | "set" | "adjusted" | "received" | "sold" | "restored";
                /** @description Only movements of this order. */
                order_id?: number;
                /** @description Only those made at this time or later. */
                created_after?: string;
                /** @description Only those made before this time. */
                created_before?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("id" | "-id")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "product_id" | "kind" | "delta" | "stock_quantity" | "order_id" | "note" | "created_at" | "changed_by")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStockMovementsResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "slug" | "name")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCategoriesResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "garden",
                 *       "name": "Garden"
                 *     }
                 */
                "application/json": components["schemas"]["CreateCategoryRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgressOrAlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listCatalogueProducts: {
        parameters: {
            query?: {
                skip?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCatalogueProductsResponse"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            422: components["responses"]["InvalidDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    createCatalogueProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Apron",
                 *       "description": "Linen",
                 *       "price": 30,
                 *       "stock": 9,
                 *       "category_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["CreateCatalogueProductRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            409: components["responses"]["InProgressDetail"];
            413: components["responses"]["TooLargeDetail"];
            415: components["responses"]["UnsupportedMediaTypeDetail"];
            422: components["responses"]["InvalidOrMalformedJsonOrIdempotencyMismatchDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    getCatalogueProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            422: components["responses"]["InvalidDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    updateCatalogueProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Apron",
                 *       "description": "Washed linen",
                 *       "price": 32,
                 *       "stock": 9,
                 *       "category_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["UpdateCatalogueProductRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            412: components["responses"]["VersionMismatchDetail"];
            413: components["responses"]["TooLargeDetail"];
            415: components["responses"]["UnsupportedMediaTypeDetail"];
            422: components["responses"]["InvalidOrMalformedJsonDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    deleteCatalogueProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteCatalogueProductResponse"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            409: components["responses"]["InUseDetail"];
            412: components["responses"]["VersionMismatchDetail"];
            413: components["responses"]["TooLargeDetail"];
            415: components["responses"]["UnsupportedMediaTypeDetail"];
            422: components["responses"]["InvalidOrMalformedJsonDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    setCatalogueStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stock": 12
                 *     }
                 */
                "application/json": components["schemas"]["SetCatalogueStockRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            412: components["responses"]["VersionMismatchDetail"];
            413: components["responses"]["TooLargeDetail"];
            415: components["responses"]["UnsupportedMediaTypeDetail"];
            422: components["responses"]["InvalidOrMalformedJsonDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    registerCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct-horse-42",
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["RegisterCustomerRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterCustomer202Response"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgressOrAlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    confirmRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmRegistrationRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgressOrAlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct-horse-42"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshSessionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogoutRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["RequestPasswordResetRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    confirmEmailChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmailChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmEmailChangeResponse"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgressOrAlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only those with one of these ids. */
                ids?: number[];
                /** @description Words that the e-mail address or the name must contain, or a phone number. */
                query?: string;
                /** @description The one with this e-mail address, compared without case. */
                email?: string;
                /** @description Only those registered at this time or later. */
                created_after?: string;
                /** @description Only those registered before this time. */
                created_before?: string;
                /** @description Only those changed at this time or later. */
                updated_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at" | "updated_at" | "-updated_at" | "email" | "-email" | "name" | "-name")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "email" | "name" | "phone" | "shipping_address" | "active" | "created_at" | "updated_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCustomersResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getMe: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "email" | "name" | "phone" | "shipping_address" | "active" | "created_at" | "updated_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct-horse-42"
                 *     }
                 */
                "application/json": components["schemas"]["DeleteMeRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phone": "+44 20 7946 0018",
                 *       "shipping_address": "12 Lovelace Road, London"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerWithPendingEmail"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["AlreadyExists"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    exportMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportMeResponse"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "old_password": "correct-horse-42",
                 *       "new_password": "another-horse-43"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getCustomer: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "email" | "name" | "phone" | "shipping_address" | "active" | "created_at" | "updated_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1; not used with a page_token. */
                page?: number;
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only orders of this account; 0 means all. */
                customer_id?: number;
                /** @description The e-mail address in the order, compared without case. */
                customer_email?: string;
                /** @description Only orders with this status. */
                status?: "pending" | "processing" | "shipped" | "delivered" | "cancelled";
                /** @description Only orders with this payment status. */
                payment_status?: "unpaid" | "paid" | "partially_refunded" | "refunded";
                /** @description Only those placed at this time or later. */
                created_after?: string;
                /** @description Only those placed before this time. */
                created_before?: string;
                /** @description Only those changed at this time or later. */
                updated_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at" | "updated_at" | "-updated_at" | "total_amount" | "-total_amount")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "customer_name" | "customer_email" | "items" | "total_amount" | "status" | "shipping_address" | "created_at" | "updated_at" | "currency" | "customer_id" | "payment_status" | "version")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrdersResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer_name": "Ada Lovelace",
                 *       "customer_email": "ada@example.com",
                 *       "shipping_address": "12 Lovelace Road, London",
                 *       "items": [
                 *         {
                 *           "product_id": 1,
                 *           "quantity": 2
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateOrderRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["CreateOrderRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrInsufficientStockOrConflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    requestOrderClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestOrderClaimResponse"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    claimOrders: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimOrdersRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimOrdersResponse"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listMyOrders: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only orders with this status. */
                status?: "pending" | "processing" | "shipped" | "delivered" | "cancelled";
                /** @description Only orders with this payment status. */
                payment_status?: "unpaid" | "paid" | "partially_refunded" | "refunded";
                /** @description Only those placed at this time or later. */
                created_after?: string;
                /** @description Only those placed before this time. */
                created_before?: string;
                /** @description Only those changed at this time or later. */
                updated_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at" | "updated_at" | "-updated_at" | "total_amount" | "-total_amount")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "customer_name" | "customer_email" | "items" | "total_amount" | "status" | "shipping_address" | "created_at" | "updated_at" | "currency" | "customer_id" | "payment_status" | "version")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMyOrdersResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getOrder: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "customer_name" | "customer_email" | "items" | "total_amount" | "status" | "shipping_address" | "created_at" | "updated_at" | "currency" | "customer_id" | "payment_status" | "history" | "version" | "cancellations")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    updateOrderStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "processing"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrderStatusRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["UpdateOrderStatusRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderReply"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransitionOrInProgress"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderReply"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrInvalidTransition"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    cancelOrderItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": 1,
                 *       "restock": true
                 *     }
                 */
                "application/json": components["schemas"]["CancelOrderItemRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderReply"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrConflictOrInvalidTransition"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listOrdersOfEmail: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only orders with this status. */
                status?: "pending" | "processing" | "shipped" | "delivered" | "cancelled";
                /** @description Only orders with this payment status. */
                payment_status?: "unpaid" | "paid" | "partially_refunded" | "refunded";
                /** @description Only those placed at this time or later. */
                created_after?: string;
                /** @description Only those placed before this time. */
                created_before?: string;
                /** @description Only those changed at this time or later. */
                updated_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at" | "updated_at" | "-updated_at" | "total_amount" | "-total_amount")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "customer_name" | "customer_email" | "items" | "total_amount" | "status" | "shipping_address" | "created_at" | "updated_at" | "currency" | "customer_id" | "payment_status" | "version")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrdersOfEmailResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    addToCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "quantity": 2
                 *     }
                 */
                "application/json": components["schemas"]["AddToCartRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrInsufficientStock"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    clearCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    removeFromCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    setCartQuantity: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": 3
                 *     }
                 */
                "application/json": components["schemas"]["SetCartQuantityRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InsufficientStock"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    checkout: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "customer_name": "Ada Lovelace",
                 *       "customer_email": "ada@example.com",
                 *       "shipping_address": "12 Lovelace Road, London"
                 *     }
                 */
                "application/json": components["schemas"]["CheckoutRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrConflictOrInsufficientStock"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only those of this order; 0 means all. */
                order_id?: number;
                /** @description Only those of orders of this account; 0 means all. */
                customer_id?: number;
                /** @description Only invoices, or only credit notes. */
                kind?: "invoice" | "credit_note";
                /** @description Only the one with this number. One line. */
                number?: string;
                /** @description Only those issued at this time or later. */
                issued_after?: string;
                /** @description Only those issued before this time. */
                issued_before?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("issued_at" | "-issued_at" | "total" | "-total")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "number" | "kind" | "order_id" | "customer_id" | "customer_name" | "customer_email" | "billing_address" | "lines" | "total" | "currency" | "payment_status" | "credited_invoice_id" | "issued_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInvoicesResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    issueInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["IssueInvoiceRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrInvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getInvoice: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "number" | "kind" | "order_id" | "customer_id" | "customer_name" | "customer_email" | "billing_address" | "lines" | "total" | "currency" | "payment_status" | "credited_invoice_id" | "issued_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getInvoicePdf: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listPaymentMethods: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "customer_id" | "provider" | "kind" | "brand" | "last4" | "exp_month" | "exp_year" | "is_default" | "created_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPaymentMethodsResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    addPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "test",
                 *       "token": "tok_visa",
                 *       "make_default": true
                 *     }
                 */
                "application/json": components["schemas"]["AddPaymentMethodRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgressOrConflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    removePaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    setDefaultPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only those of this order; 0 means all. */
                order_id?: number;
                /** @description Only those of this account; 0 means all. */
                customer_id?: number;
                /** @description Only payments, or only refunds. */
                kind?: "payment" | "refund";
                /** @description Only those with this status. */
                status?: "pending" | "requires_action" | "succeeded" | "failed" | "unknown";
                /** @description Only those begun at this time or later. */
                created_after?: string;
                /** @description Only those begun before this time. */
                created_before?: string;
                /** @description Only those changed at this time or later. */
                updated_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at" | "updated_at" | "-updated_at" | "amount" | "-amount")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "order_id" | "customer_id" | "payment_method_id" | "kind" | "status" | "amount" | "currency" | "provider" | "provider_reference" | "failure_code" | "failure_message" | "refunded" | "payment_id" | "reason" | "created_at" | "updated_at" | "owed" | "next_try_at" | "gave_up_at" | "paid_on" | "dispute_status" | "dispute_reason" | "disputed" | "recorded_by")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTransactionsResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    payOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_id": 1,
                 *       "provider": "test",
                 *       "token": "tok_visa"
                 *     }
                 */
                "application/json": components["schemas"]["PayOrderRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunTransaction"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            /** @description Payment Required */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedTransaction"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrInvalidTransitionOrAlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getTransaction: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "order_id" | "customer_id" | "payment_method_id" | "kind" | "status" | "amount" | "currency" | "provider" | "provider_reference" | "failure_code" | "failure_message" | "refunded" | "payment_id" | "reason" | "created_at" | "updated_at" | "owed" | "next_try_at" | "gave_up_at" | "paid_on" | "dispute_status" | "dispute_reason" | "disputed" | "recorded_by")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    receiveStripeEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiveStripeEventResponse"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "amount": 5,
                 *       "reason": "One cup arrived broken"
                 *     }
                 */
                "application/json": components["schemas"]["RefundPaymentRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            /** @description Payment Required */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedTransaction"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrInvalidTransitionOrConflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listRecommendations: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only those for this product; 0 means all. */
                product_id?: number;
                /** @description Only those that recommend this product; 0 means all. */
                recommended_product_id?: number;
                /** @description Only those chosen at this time or later. */
                created_after?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "product_id" | "recommended_product_id" | "position" | "created_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRecommendationsResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    createRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "recommended_product_id": 2
                 *     }
                 */
                "application/json": components["schemas"]["CreateRecommendationRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendation"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrAlreadyExistsOrConflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listRecommendedForMe: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Only these fields of each resource. */
                fields?: ("id" | "name" | "description" | "price" | "stock_quantity" | "category" | "created_at" | "updated_at" | "currency" | "category_name" | "archived" | "version" | "sku" | "reason" | "score")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRecommendedForMeResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getRecommendation: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "product_id" | "recommended_product_id" | "position" | "created_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendation"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    updateRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "position": 1
                 *     }
                 */
                "application/json": components["schemas"]["UpdateRecommendationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendation"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyExistsOrConflict"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    deleteRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listRecommendedForProduct: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Only these fields of each resource. */
                fields?: ("id" | "name" | "description" | "price" | "stock_quantity" | "category" | "created_at" | "updated_at" | "currency" | "category_name" | "archived" | "version" | "sku" | "reason" | "score")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRecommendedForProductResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listCatalogueRecommendations: {
        parameters: {
            query?: {
                skip?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCatalogueRecommendationsResponse"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            422: components["responses"]["InvalidDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    createCatalogueRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 2,
                 *       "recommended_product_id": 3
                 *     }
                 */
                "application/json": components["schemas"]["CreateCatalogueRecommendationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueRecommendation"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            409: components["responses"]["InProgressOrAlreadyExistsOrConflictDetail"];
            413: components["responses"]["TooLargeDetail"];
            415: components["responses"]["UnsupportedMediaTypeDetail"];
            422: components["responses"]["InvalidOrMalformedJsonOrIdempotencyMismatchDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    getCatalogueRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueRecommendation"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            422: components["responses"]["InvalidDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    updateCatalogueRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 2,
                 *       "recommended_product_id": 4
                 *     }
                 */
                "application/json": components["schemas"]["UpdateCatalogueRecommendationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueRecommendation"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            409: components["responses"]["AlreadyExistsOrConflictDetail"];
            412: components["responses"]["VersionMismatchDetail"];
            413: components["responses"]["TooLargeDetail"];
            415: components["responses"]["UnsupportedMediaTypeDetail"];
            422: components["responses"]["InvalidOrMalformedJsonDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    deleteCatalogueRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteCatalogueRecommendationResponse"];
                };
            };
            401: components["responses"]["UnauthenticatedDetail"];
            403: components["responses"]["ForbiddenDetail"];
            404: components["responses"]["NotFoundDetail"];
            412: components["responses"]["VersionMismatchDetail"];
            413: components["responses"]["TooLargeDetail"];
            415: components["responses"]["UnsupportedMediaTypeDetail"];
            422: components["responses"]["InvalidOrMalformedJsonDetail"];
            500: components["responses"]["InternalDetail"];
            503: components["responses"]["UnavailableDetail"];
            504: components["responses"]["TimeoutDetail"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("created_at" | "-created_at")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "url" | "description" | "event_types" | "is_active" | "disabled_at" | "disabled_reason" | "failing_since" | "registered_by" | "created_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhooksResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    registerWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/webhooks",
                 *       "event_types": [
                 *         "order.placed",
                 *         "order.paid"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RegisterWebhookRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getWebhook: {
        parameters: {
            query?: {
                /** @description Only these fields of each resource. */
                fields?: ("id" | "url" | "description" | "event_types" | "is_active" | "disabled_at" | "disabled_reason" | "failing_since" | "registered_by" | "created_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen, or `*`. If the resource has none of them now, nothing changes and the answer is 412. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "event_types": [
                 *         "order.placed",
                 *         "order.paid"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpdateWebhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    replaceWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAttempt"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgress"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listWebhookAttempts: {
        parameters: {
            query?: {
                /** @description The number of rows on a page, at most 1,000. */
                page_size?: number;
                /** @description The next_page_token of the page before, for the same filters and order. */
                page_token?: string;
                /** @description Only those of this event. One line. */
                event_id?: string;
                /** @description Only those of this delivery; 0 means all. */
                delivery_id?: number;
                /** @description Only those made at this time or later. */
                created_after?: string;
                /** @description Only those made before this time. */
                created_before?: string;
                /** @description What to sort by; a name with - in front sorts descending. With several names, rows that are equal in one are sorted by the next. */
                ordering?: ("id" | "-id")[];
                /** @description Only these fields of each resource. */
                fields?: ("id" | "endpoint_id" | "delivery_id" | "event_id" | "event_type" | "status_code" | "duration_ms" | "error" | "answer" | "created_at" | "sent_again_at")[];
            };
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhookAttemptsResponse"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    sendWebhooksAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "delivery_ids": [
                 *         1
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SendWebhooksAgainRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendWebhooksAgainResponse"];
                };
            };
            400: components["responses"]["InvalidOrMalformedJson"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InProgressOrConflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    listProtos: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProtosResponse"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
    getProto: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have seen. If the answer has one of them, it is 304, without a body. */
                "If-None-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["Timeout"];
        };
    };
}
